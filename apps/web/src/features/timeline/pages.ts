/** Where the rest of a list comes from; see `Timelines` of the client. */
export interface Pages {
  readonly loadBefore: () => Promise<void>;
  readonly loadAfter: () => Promise<void>;
  readonly loadAround: (sequence: number) => Promise<void>;
  readonly loadNewest: () => Promise<void>;
}

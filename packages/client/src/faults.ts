/** Something that should not happen and that the client got over: worth a line in a log, never shown to people. */
export interface ClientFault {
  readonly kind: 'malformed-frame' | 'malformed-event' | 'unreadable-answer' | 'storage';
  readonly message: string;
  readonly cause?: unknown;
}

export type OnFault = (fault: ClientFault) => void;

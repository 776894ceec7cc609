/** One number that was promised: what it is, what came out, and the aim. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The largest value that is good enough. */
  readonly aim: number;
}

export interface MeasureOptions {
  readonly seed: number;
  /** Of the crowds; 1 is what the aims are about. */
  readonly scale: number;
}

/** Sets up an installation of its own, measures, and takes it down. */
export interface Measure {
  readonly name: string;
  run(options: MeasureOptions): Promise<readonly Measured[]>;
}

export const seconds = (what: string, ms: number, aim: number): Measured => ({
  what,
  value: Math.round(ms / 10) / 100,
  unit: 's',
  aim,
});

export const isMet = ({ value, aim }: Measured): boolean => value <= aim;

/** Moments of a send at which a node can be made to end. */
export const faultPoints = [
  'before the insert',
  'after the insert',
  'after the commit',
  'after the ack',
] as const;
export type FaultPoint = (typeof faultPoints)[number];

/** What the lab says to a node, a line of JSON each. */
export type FaultOrder = { readonly dieAt: FaultPoint } | { readonly clockOffsetMs: number };

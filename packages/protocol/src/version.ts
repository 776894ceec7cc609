/**
 * The protocol's version: raised when the meaning of what is on the wire changes (the schema hash test notices).
 *
 * | version | since | what changed |
 * |---|---|---|
 * | 1 | 0.1.0 | first release |
 */
export const protocolVersion = 1;

/** The oldest client this server talks to: N-1 at the least (R-EVT-5). Never lowered, raised only by deprecation. */
export const protocolFloor = 1;

/** How things stand when a message has come that the person wants to be told of. */
export interface Standing {
  /** Somebody looks at this tab. */
  readonly isLookedAt: boolean;
  /** Its channel is the one that is open. */
  readonly isOpen: boolean;
  /** Another tab of this workspace in this browser is looked at: it tells by itself. */
  readonly isOtherLookedAt: boolean;
  /** This tab does what only one tab of a browser may do. */
  readonly isLeading: boolean;
  /** The person allowed the browser to, and wants it here. */
  readonly mayUseBrowser: boolean;
  /** The person does not want to be disturbed now. */
  readonly isQuiet: boolean;
  /** Read on some device, deleted, or not visible any more. */
  readonly isOver: boolean;
}

export type Place = 'page' | 'browser';

/** On the page, by the browser, or not at all: one place for one message, however many tabs are open. */
export function whereToTell(standing: Standing): Place | null {
  if (standing.isOver || standing.isQuiet) return null;
  if (standing.isLookedAt) return standing.isOpen ? null : 'page';
  if (standing.isOtherLookedAt || !standing.isLeading) return null;
  return standing.mayUseBrowser ? 'browser' : null;
}

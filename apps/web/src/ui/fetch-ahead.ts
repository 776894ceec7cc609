type Fetch = () => Promise<unknown>;

const waiting = new Set<Fetch>();

/** Code that is fetched when it is first needed; `fetchAhead` fetches it too. */
export function fetchLater<Load extends Fetch>(load: Load): Load {
  waiting.add(load);
  return load;
}

/**
 * Fetches all the code there is that nobody has needed yet, and what that brings along, one after the other so that
 * nothing else has to wait. What does not come now is fetched when it is needed.
 */
export async function fetchAhead(isWanted: () => boolean): Promise<void> {
  // A set also hands out what is added while one goes through it: the parts of a view come with it.
  for (const load of waiting) {
    if (!isWanted()) return;
    await load().catch(() => undefined);
  }
}

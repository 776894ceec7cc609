type Fetch = () => Promise<unknown>;

const waiting = new Set<Fetch>();
const companions = new Set<Fetch>();

/** What all code that is fetched later needs with it, such as its words. */
export const fetchBeside = (load: Fetch): void => void companions.add(load);

/** Code that is fetched when it is first needed, with what it needs beside it; `fetchAhead` fetches it too. */
export function fetchLater<Module>(load: () => Promise<Module>): () => Promise<Module> {
  const fetchAll = async (): Promise<Module> => {
    const [module] = await Promise.all([load(), ...[...companions].map((companion) => companion())]);
    return module;
  };
  waiting.add(fetchAll);
  return fetchAll;
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

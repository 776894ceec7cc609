/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** UUIDs in the shape of version 7 that ascend; `space` keeps those of two makers apart. */
export function countedIds(space: number): () => string {
  let count = 0;
  const tail = space.toString(16).padStart(12, '0');
  return () => {
    count += 1;
    const head = count.toString(16).padStart(12, '0');
    return `${head.slice(0, 8)}-${head.slice(8)}-7000-8000-${tail}`;
  };
}

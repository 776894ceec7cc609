// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
const ascii = /^[\u0000-\u007f]*$/;

/** Most names have no accents to take off, which is the dear part. */
export const isPlain = (text: string): boolean => ascii.test(text);

/** For comparing, where letter case and accents do not count: "Käse" is found by "kase", and the other way round. */
export const folded = (text: string): string =>
  isPlain(text) ? text.toLowerCase() : text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

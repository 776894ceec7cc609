const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The order of names wherever some are listed: letter case and accents do not count, and 2 comes before 10. */
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

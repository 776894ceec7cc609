import { useLocale } from '../../ui/labels.js';

/** A quiet number beside a name; nothing for zero. */
export function CountOf({ count }: { readonly count: number }) {
  const locale = useLocale();
  if (count === 0) return null;
  return <span className="text-meta text-ink-3 tabular">{new Intl.NumberFormat(locale).format(count)}</span>;
}

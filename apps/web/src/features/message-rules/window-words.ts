import { plural, t } from '@lingui/core/macro';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** "5 minutes", "1 hour", "3 days": rounded up to the unit that says it shortest. */
export function windowLength(withinMs: number): string {
  if (withinMs % dayMs === 0 && withinMs > dayMs)
    return plural(withinMs / dayMs, { one: '# day', other: '# days' });
  if (withinMs % hourMs === 0) return plural(withinMs / hourMs, { one: '# hour', other: '# hours' });
  return plural(Math.ceil(withinMs / minuteMs), { one: '# minute', other: '# minutes' });
}

/** Why a message cannot be edited or deleted any more. */
export function windowWords(what: 'edit' | 'delete', withinMs: number | null): string {
  if (!withinMs)
    return what === 'edit'
      ? t`Messages cannot be edited in this workspace.`
      : t`Messages cannot be deleted in this workspace.`;
  const length = windowLength(withinMs);
  return what === 'edit'
    ? t`Messages can be edited for ${length} here.`
    : t`Messages can be deleted for ${length} here.`;
}

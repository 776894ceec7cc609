import { plural, t } from '@lingui/core/macro';

/** Whether so many people are meant; Infinity when it is not known how many. */
export const crowdQuestion = (people: number): string =>
  Number.isFinite(people)
    ? plural(people, { one: 'Mention # person?', other: 'Mention # people?' })
    : t`Mention everybody here?`;

export const crowdWarning = (): string =>
  t`Each of them gets a mention, wherever they are and whatever time it is there.`;

export interface TitleParts {
  readonly page: string;
  /** The workspace, when one is open. */
  readonly place: string | null;
  /** Messages that mention me; they get a number. */
  readonly mentions: number;
  readonly hasUnread: boolean;
}

/** `(2) #web · Acme`: what is for me first, because a tab shows the beginning only. */
export function composeTitle({ page, place, mentions, hasUnread }: TitleParts): string {
  const mark = mentions > 0 ? `(${mentions > 99 ? '99+' : mentions}) ` : hasUnread ? '• ' : '';
  return `${mark}${[page, place, 'Parley'].filter(Boolean).slice(0, 2).join(' · ')}`;
}

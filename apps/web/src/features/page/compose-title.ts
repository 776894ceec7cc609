export interface TitleParts {
  readonly page: string;
  /** The workspace, when one is open. */
  readonly place: string | null;
  /** Messages that are for me; they get a number. */
  readonly forMe: number;
  readonly hasUnread: boolean;
}

/** `(2) #web · Acme`: what is for me first, because a tab shows the beginning only. */
export function composeTitle({ page, place, forMe, hasUnread }: TitleParts): string {
  const mark = forMe > 0 ? `(${forMe > 99 ? '99+' : forMe}) ` : hasUnread ? '• ' : '';
  return `${mark}${[page, place, 'Parley'].filter(Boolean).slice(0, 2).join(' · ')}`;
}

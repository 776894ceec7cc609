import { useEffect } from 'react';
import { composeTitle, type TitleParts } from './compose-title.js';

let parts: TitleParts = { page: 'Parley', place: null, mentions: 0, hasUnread: false };

function change(next: Partial<TitleParts>): void {
  parts = { ...parts, ...next };
  document.title = composeTitle(parts);
}

/** Names the view in the tab and in the history. */
export function PageTitle({ title }: { readonly title: string }) {
  useEffect(() => change({ page: title }), [title]);
  return null;
}

export interface TitleMarkerProps {
  readonly place: string;
  readonly mentions: number;
  readonly hasUnread: boolean;
}

/** Puts the open workspace, and what is unread in it, into the title of every view. */
export function TitleMarker({ place, mentions, hasUnread }: TitleMarkerProps) {
  useEffect(() => {
    change({ place, mentions, hasUnread });
    return () => change({ place: null, mentions: 0, hasUnread: false });
  }, [place, mentions, hasUnread]);
  return null;
}

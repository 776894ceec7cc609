import { useEffect } from 'react';
import { composeTitle, type TitleParts } from './compose-title.js';

let parts: TitleParts = { page: 'Parley', place: null, forMe: 0, hasUnread: false };

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
  readonly forMe: number;
  readonly hasUnread: boolean;
}

/** Puts the open workspace, and what is unread in it, into the title of every view. */
export function TitleMarker({ place, forMe, hasUnread }: TitleMarkerProps) {
  useEffect(() => {
    change({ place, forMe, hasUnread });
    return () => change({ place: null, forMe: 0, hasUnread: false });
  }, [place, forMe, hasUnread]);
  return null;
}

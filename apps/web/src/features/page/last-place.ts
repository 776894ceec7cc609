/** The places of a narrow window, as they stand in its bottom bar. */
export const places = ['/w/$slug', '/w/$slug/unread', '/w/$slug/you'] as const;
export type Place = (typeof places)[number];

let last: Place = '/w/$slug';

/** Where somebody was before they went into something: the way back leads there. */
export const lastPlace = (): Place => last;

export function notePlace(place: Place): void {
  last = place;
}

import { bench, describe } from 'vitest';
import { madeUpName } from '../../made-up-names.js';
import { actionIndex, type PlaceEntry, partOf, placeIndex } from './switcher-ranking.js';
import { switcherSections } from './switcher-sections.js';

const topics = ['design', 'web', 'ios', 'print-shop', 'support', 'release', 'maps', 'lunch', 'sales'];

/** As many people as a workspace may have, and 500 channels. */
function places(): PlaceEntry[] {
  const people = Array.from({ length: 9_500 }, (_, index): PlaceEntry => {
    const label = `${madeUpName(index)} ${index}`;
    const isMine = index % 90 === 0;
    return {
      ...{ kind: 'person', key: `p${index}`, userId: `p${index}`, channelId: null, label, note: 'Engineer' },
      ...{ unreadCount: 0, lastMessageAt: isMine ? `2026-03-01T10:${index % 60}` : null, isMine },
    };
  });
  const channels = Array.from({ length: 500 }, (_, index): PlaceEntry => {
    const label = `${topics[index % topics.length]}-${index}`;
    return {
      ...{ kind: 'channel', key: label, channelId: label, channelKind: 'public', memberIds: null, label },
      ...{ note: '', unreadCount: index % 10, lastMessageAt: '2026-03-01T09:00', isMine: index % 4 === 0 },
    };
  });
  return [...channels, ...people];
}

const all = places();
const index = placeIndex(all);
const contents = {
  places: index,
  channels: partOf(index, ({ kind }) => kind === 'channel'),
  people: partOf(index, ({ kind }) => kind === 'person'),
  actions: actionIndex([]),
  opened: ['web-1', 'ios-2'],
  openId: undefined,
};

describe('a letter in the switcher, among 10,000 places', () => {
  for (const query of ['', 'm', 'ma', 'maya', 'maya li', 'dsgn', '@jurgen g', '#we', 'xqz'])
    bench(query === '' ? 'nothing typed' : query, () => void switcherSections(contents, query));
  bench('opening it: everything is put in order, names are folded', () => {
    placeIndex(all);
  });
});

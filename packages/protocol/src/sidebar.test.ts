import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from './limits.js';
import {
  changedSidebar,
  type SidebarChange,
  type SidebarLayout,
  sidebarLimitOver,
  usualSidebar,
} from './sidebar.js';

const idOf = (n: number) => `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`;
const own = idOf(1);
const channel = idOf(2);
const usual = usualSidebar(idOf(9));
const after = (...changes: SidebarChange[]): SidebarLayout => changes.reduce(changedSidebar, usual);
const made: SidebarChange = { kind: 'section', sectionId: own, name: 'Print shop' };
const idsOf = (layout: SidebarLayout) => layout.sections.map((one) => one.id);

describe('a change of the sidebar', () => {
  it('makes a section before the channels, and changes what is named of it', () => {
    const layout = after(made, { kind: 'section', sectionId: own, sort: 'newest', isCollapsed: true });
    expect(idsOf(layout)).toEqual(['starred', own, 'channels', 'directs']);
    expect(layout.sections[1]).toEqual({
      id: own,
      name: 'Print shop',
      sort: 'newest',
      isCollapsed: true,
      hidesRead: false,
    });
  });

  it('does not bring back a section that another device removed', () => {
    expect(after({ kind: 'section', sectionId: own, isCollapsed: true })).toBe(usual);
    expect(after({ kind: 'place', channelIds: [channel], sectionId: own })).toBe(usual);
  });

  it('gives the given sections no name', () => {
    expect(after({ kind: 'section', sectionId: 'channels', name: 'Rooms' })).toBe(usual);
  });

  it('has a channel in one section at a time, and forgets it with the section', () => {
    const placed = after(made, { kind: 'place', channelIds: [channel], sectionId: own });
    expect(placed.placements).toEqual([{ channelId: channel, sectionId: own }]);
    const starred = changedSidebar(placed, { kind: 'place', channelIds: [channel], sectionId: 'starred' });
    expect(starred.placements).toEqual([{ channelId: channel, sectionId: 'starred' }]);
    expect(changedSidebar(placed, { kind: 'sectionRemoved', sectionId: own })).toEqual(usual);
  });

  it.each(['channels', 'directs', null] as const)(
    'put into %s goes back to where it stands usually',
    (back) => {
      const starred = after({ kind: 'place', channelIds: [channel], sectionId: 'starred' });
      expect(changedSidebar(starred, { kind: 'place', channelIds: [channel], sectionId: back })).toEqual(
        usual,
      );
    },
  );

  it('orders the named sections first and keeps the order of the others', () => {
    const layout = after(made, { kind: 'order', sectionIds: ['directs', own, idOf(77)] });
    expect(idsOf(layout)).toEqual(['directs', own, 'starred', 'channels']);
  });

  it('tells which limit is passed', () => {
    const many = (count: number): SidebarChange[] =>
      Array.from({ length: count }, (_, n) => ({ kind: 'section', sectionId: idOf(100 + n), name: `s${n}` }));
    expect(sidebarLimitOver(after(...many(limits.sidebarSections)))).toBeUndefined();
    expect(sidebarLimitOver(after(...many(limits.sidebarSections + 1)))).toBe('sidebarSections');
    const muted = {
      ...usual,
      muted: Array.from({ length: limits.sidebarPlacements + 1 }, (_, n) => idOf(n)),
    };
    expect(sidebarLimitOver(muted)).toBe('sidebarPlacements');
  });
});

const someId = fc.integer({ min: 1, max: 3 }).map(idOf);
const someSection = fc.oneof(
  fc.constantFrom('starred' as const, 'channels' as const, 'directs' as const),
  someId,
);
const someChange: fc.Arbitrary<SidebarChange> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('section' as const),
      sectionId: someSection,
      name: fc.constantFrom('A', 'B'),
      isCollapsed: fc.boolean(),
      sort: fc.constantFrom('name' as const, 'newest' as const),
    },
    { requiredKeys: ['kind', 'sectionId'] },
  ),
  fc.record({ kind: fc.constant('sectionRemoved' as const), sectionId: someId }),
  fc.record({ kind: fc.constant('order' as const), sectionIds: fc.array(someSection, { minLength: 1 }) }),
  fc.record({
    kind: fc.constant('place' as const),
    channelIds: fc.array(someId, { minLength: 1 }),
    sectionId: fc.option(someSection),
  }),
  fc.record({ kind: fc.constant('mute' as const), channelId: someId, isMuted: fc.boolean() }),
);

it('the same change twice changes nothing the second time, and every layout holds together', () => {
  fc.assert(
    fc.property(fc.array(someChange, { maxLength: 30 }), someChange, (changes, last) => {
      const once = [...changes, last].reduce(changedSidebar, usual);
      expect(changedSidebar(once, last)).toBe(once);
      const ids = idsOf(once);
      expect(new Set(ids).size).toBe(ids.length);
      for (const given of ['starred', 'channels', 'directs'] as const) expect(ids).toContain(given);
      const places = once.placements.map((one) => one.channelId);
      expect(new Set(places).size).toBe(places.length);
      for (const { sectionId } of once.placements) expect(ids).toContain(sectionId);
      expect(new Set(once.muted).size).toBe(once.muted.length);
    }),
  );
});

import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { type ChannelId, id, sequence, type WorkspaceId } from './ids.js';
import { limits } from './limits.js';
import { line } from './text.js';

/** Sections everybody has. What is placed nowhere stands in `channels` or `directs`. */
export const givenSections = ['starred', 'channels', 'directs'] as const;
export type GivenSection = (typeof givenSections)[number];

const sectionId = z.union([z.enum(givenSections), id]);
export type SectionId = z.output<typeof sectionId>;

const sectionName = line(limits.sectionNameLength);

/** A heading of the sidebar with what stands under it. */
export const sidebarSection = z.object({
  id: sectionId,
  /** Empty for the given ones, which are called in the language of whoever looks. */
  name: z.string(),
  sort: z.catch(z.enum(['name', 'newest']), 'name'),
  isCollapsed: z.boolean(),
  /** Shows only what is unread, and what is open. */
  hidesRead: z.boolean(),
});
export type SidebarSection = z.output<typeof sidebarSection>;

/** How somebody has put their sidebar in order, in one workspace. */
export const sidebarLayout = z.object({
  workspaceId: id,
  /** In the order shown. */
  sections: z.array(sidebarSection),
  /** Channels and conversations that stand in another section than the usual one. */
  placements: z.array(z.object({ channelId: id, sectionId })),
  /** Channels and conversations that are not to weigh: only mentions show. */
  muted: z.array(id),
  /** The sequence, in the user stream, of the event that last changed it; 0: nothing was ever changed. */
  version: sequence,
});
export type SidebarLayout = z.output<typeof sidebarLayout>;

const oneToMany = <Item extends z.ZodMiniType>(item: Item) =>
  z.array(item).check(z.minLength(1), z.maxLength(limits.sidebarSections));

/** One change; the same twice changes nothing. */
export const sidebarChange = z.discriminatedUnion('kind', [
  /** Makes a section, or changes what is named of one there is. A new one comes before `channels`. */
  z.object({
    kind: z.literal('section'),
    sectionId,
    name: z.optional(sectionName.check(z.minLength(1, 'must not be empty'))),
    sort: z.optional(z.enum(['name', 'newest'])),
    isCollapsed: z.optional(z.boolean()),
    hidesRead: z.optional(z.boolean()),
  }),
  /** What stood in it goes back to where it stands usually. */
  z.object({ kind: z.literal('sectionRemoved'), sectionId: id }),
  /** Those not named keep their order, after the named ones. */
  z.object({ kind: z.literal('order'), sectionIds: oneToMany(sectionId) }),
  /** Null: back to where they stand usually. */
  z.object({ kind: z.literal('place'), channelIds: oneToMany(id), sectionId: z.nullable(sectionId) }),
  z.object({ kind: z.literal('mute'), channelId: id, isMuted: z.boolean() }),
]);
export type SidebarChange = z.output<typeof sidebarChange>;

export const sidebarUpdate = defineCommand({
  type: 'sidebar.update',
  doc: 'Changes how the caller has put their sidebar in order: sections, what stands in them, what is muted.',
  payload: z.object({ workspaceId: id, change: sidebarChange }),
  result: z.object({ sidebar: sidebarLayout }),
  errors: ['limit_reached'],
});

export const sidebarUpdated = defineEvent({
  type: 'sidebar.updated',
  doc: 'The person changed their sidebar, on any of their devices. It tells the change; its result is that of `changedSidebar`.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ workspaceId: id, change: sidebarChange }),
});

export function usualSidebar(workspaceId: WorkspaceId): SidebarLayout {
  const sections = givenSections.map((one) => newSection(one));
  return { workspaceId, sections, placements: [], muted: [], version: 0 };
}

const newSection = (of: SectionId): SidebarSection => ({
  id: of,
  name: '',
  sort: of === 'directs' ? 'newest' : 'name',
  isCollapsed: false,
  hidesRead: false,
});

/**
 * The layout after a change: the one rule on both sides, so that events and snapshots agree. The same layout back when
 * nothing changes. A section that is not there, as another device removed it, takes nothing in.
 */
export function changedSidebar(layout: SidebarLayout, change: SidebarChange): SidebarLayout {
  switch (change.kind) {
    case 'section':
      return sectionChanged(layout, change);
    case 'sectionRemoved':
      if (!layout.sections.some(({ id: known }) => known === change.sectionId)) return layout;
      return {
        ...layout,
        sections: layout.sections.filter(({ id: known }) => known !== change.sectionId),
        placements: layout.placements.filter((one) => one.sectionId !== change.sectionId),
      };
    case 'order':
      return ordered(layout, change.sectionIds);
    case 'place':
      return placed(layout, change.channelIds, change.sectionId);
    case 'mute': {
      if (layout.muted.includes(change.channelId) === change.isMuted) return layout;
      const others = layout.muted.filter((channelId) => channelId !== change.channelId);
      return { ...layout, muted: change.isMuted ? [...others, change.channelId] : others };
    }
  }
}

function sectionChanged(
  layout: SidebarLayout,
  { kind: _, sectionId: of, ...named }: Extract<SidebarChange, { kind: 'section' }>,
): SidebarLayout {
  const known = layout.sections.find((one) => one.id === of);
  const own = !givenSections.some((one) => one === of);
  // A section without a name is the rest of one that another device removed.
  if (!known && (!own || named.name === undefined)) return layout;
  const before = known ?? newSection(of);
  const after: SidebarSection = {
    id: of,
    name: own ? (named.name ?? before.name) : '',
    sort: named.sort ?? before.sort,
    isCollapsed: named.isCollapsed ?? before.isCollapsed,
    hidesRead: named.hidesRead ?? before.hidesRead,
  };
  if (known) {
    const isSame = (Object.keys(after) as (keyof SidebarSection)[]).every((key) => after[key] === known[key]);
    if (isSame) return layout;
    return { ...layout, sections: layout.sections.map((one) => (one === known ? after : one)) };
  }
  const at = layout.sections.findIndex((one) => one.id === 'channels');
  const place = at < 0 ? layout.sections.length : at;
  return {
    ...layout,
    sections: [...layout.sections.slice(0, place), after, ...layout.sections.slice(place)],
  };
}

function ordered(layout: SidebarLayout, wanted: readonly SectionId[]): SidebarLayout {
  const rank = new Map(wanted.map((one, index) => [one, index]));
  const rankOf = (one: SidebarSection) => rank.get(one.id) ?? wanted.length;
  const sections = [...layout.sections].sort((a, b) => rankOf(a) - rankOf(b));
  return sections.every((one, index) => one === layout.sections[index]) ? layout : { ...layout, sections };
}

function placed(
  layout: SidebarLayout,
  channelIds: readonly ChannelId[],
  into: SectionId | null,
): SidebarLayout {
  if (into !== null && !layout.sections.some((one) => one.id === into)) return layout;
  const moved = new Set(channelIds);
  const isUsual = into === null || into === 'channels' || into === 'directs';
  const target = isUsual ? undefined : into;
  const held = new Map(layout.placements.map((one) => [one.channelId, one.sectionId]));
  if ([...moved].every((channelId) => held.get(channelId) === target)) return layout;
  const others = layout.placements.filter((one) => !moved.has(one.channelId));
  const fresh = target === undefined ? [] : [...moved].map((channelId) => ({ channelId, sectionId: target }));
  return { ...layout, placements: [...others, ...fresh] };
}

/** Which limit a layout is over; undefined: none. */
export function sidebarLimitOver(layout: SidebarLayout): 'sidebarSections' | 'sidebarPlacements' | undefined {
  if (layout.sections.length > limits.sidebarSections + givenSections.length) return 'sidebarSections';
  const most = Math.max(layout.placements.length, layout.muted.length);
  return most > limits.sidebarPlacements ? 'sidebarPlacements' : undefined;
}

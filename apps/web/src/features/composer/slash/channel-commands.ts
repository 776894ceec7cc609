import { t } from '@lingui/core/macro';
import { selectChannel, selectLayout, selectMe, selectMember } from '@parley/client';
import {
  type Channel,
  calledPeople,
  channelAddMembers,
  channelArchive,
  channelJoin,
  channelLeave,
  channelRemoveMember,
  channelRename,
  channelSetTopic,
  limits,
  sidebarUpdate,
} from '@parley/protocol';
import { asChannelName } from '../../channels/index.js';
import type { SlashCommand, SlashOutcome, SlashPlace } from './outcome.js';
import { outcomeOf } from './outcome-of.js';

type Here = Pick<SlashPlace, 'chat' | 'channelId'>;

const channelOf = ({ chat, channelId }: Here): Channel | undefined =>
  selectChannel(channelId)(chat.store.getState())?.channel;
const isNamed = (place: Here): boolean => channelOf(place)?.memberIds === null;
/** As the server judges: its creator, an owner or an admin. */
function isKeeper(place: Here): boolean {
  const state = place.chat.store.getState();
  const me = selectMe(state)?.account.id ?? '';
  const isChief = (selectMember(me)(state)?.role ?? 'member') !== 'member';
  return isNamed(place) && (isChief || channelOf(place)?.createdBy === me);
}

const channelsOf = ({ chat }: Here) => [...chat.store.getState().channels.values()];

const isMutedHere = ({ chat, channelId }: Here): boolean =>
  selectLayout(chat.store.getState())?.muted.includes(channelId) ?? false;

/** Kept while offline and sent later, as everything about the sidebar: there is no answer to wait for. */
function mute({ chat, channelId }: Here, isMuted: boolean): SlashOutcome {
  const workspaceId = selectMe(chat.store.getState())?.workspace.id ?? '';
  void chat.send(sidebarUpdate, { workspaceId, change: { kind: 'mute', channelId, isMuted } });
  return { kind: 'done', said: isMuted ? t`Muted: only mentions will show` : t`Not muted any more` };
}

/** What is done to the channel one is in, or to get into another one. */
export const channelCommands = (): SlashCommand[] => [
  {
    name: 'topic',
    args: t`what it is about`,
    help: t`Set the topic of this channel`,
    isOffered: isNamed,
    run: async ({ chat, channelId }, topic) => {
      if (topic === '')
        return {
          kind: 'problem',
          text: t`Write the topic after the command. In the details of the channel it can be taken away.`,
        };
      const payload = { channelId, topic };
      if (!channelSetTopic.payload.safeParse(payload).success)
        return {
          kind: 'problem',
          text: t`A topic is one line of at most ${limits.channelTopicLength} characters.`,
        };
      return outcomeOf(await chat.send(channelSetTopic, payload), t`Topic changed`);
    },
  },
  {
    name: 'rename',
    args: t`new-name`,
    help: t`Give this channel another name`,
    isOffered: isKeeper,
    run: async ({ chat, channelId }, given) => {
      const name = asChannelName(given);
      if (name === '') return { kind: 'problem', text: t`Write the new name after the command.` };
      if (!channelRename.payload.safeParse({ channelId, name }).success)
        return {
          kind: 'problem',
          text: t`A name has letters, digits, - and _ only, and at most ${limits.channelNameLength} of them.`,
        };
      return outcomeOf(await chat.send(channelRename, { channelId, name }), t`Renamed to #${name}`);
    },
  },
  {
    name: 'invite',
    args: t`@person …`,
    help: t`Add people to this channel`,
    isOffered: isNamed,
    run: async ({ chat, channelId, toWire }, args) => {
      const memberIds = [...calledPeople(toWire(args)).userIds];
      if (memberIds.length === 0)
        return { kind: 'problem', text: t`Name the people with @ after the command.` };
      if (memberIds.length > limits.channelInvitesPerCommand)
        return { kind: 'problem', text: t`Name at most ${limits.channelInvitesPerCommand} people at once.` };
      return outcomeOf(await chat.send(channelAddMembers, { channelId, memberIds }), t`Added`);
    },
  },
  {
    name: 'remove',
    args: t`@person`,
    help: t`Take somebody out of this channel`,
    isOffered: isKeeper,
    run: (place, args) => {
      const { chat, channelId, toWire } = place;
      const [memberId, ...others] = calledPeople(toWire(args)).userIds;
      if (memberId === undefined || others.length > 0)
        return { kind: 'problem', text: t`Name one person with @ after the command.` };
      const state = chat.store.getState();
      if (memberId === selectMe(state)?.account.id)
        return { kind: 'problem', text: t`To go yourself, write /leave.` };
      const name = selectMember(memberId)(state)?.displayName ?? '';
      return {
        kind: 'ask',
        title: t`Take ${name} out of ${channelOf(place)?.name ?? ''}?`,
        description: t`They no longer get its messages. Somebody in it can add them again.`,
        confirmLabel: t`Take out`,
        run: async () =>
          outcomeOf(await chat.send(channelRemoveMember, { channelId, memberId }), t`Taken out`),
      };
    },
  },
  {
    name: 'mute',
    args: '',
    help: t`Let this channel be quiet: only mentions show`,
    isOffered: (place) => !isMutedHere(place),
    run: (place) => mute(place, true),
  },
  {
    name: 'unmute',
    args: '',
    help: t`Show what is new in this channel again`,
    isOffered: isMutedHere,
    run: (place) => mute(place, false),
  },
  {
    name: 'join',
    args: t`#channel`,
    help: t`Join a channel and open it`,
    run: async (place, args) => {
      const { chat, goTo } = place;
      const name = args.replace(/^#/, '').toLowerCase();
      if (name === '') return { kind: 'problem', text: t`Name the channel with # after the command.` };
      const found = channelsOf(place).find(
        ({ channel }) => channel.name === name && channel.archivedAt === null,
      );
      if (!found) return { kind: 'problem', text: t`There is no channel of that name that you can see.` };
      if (!found.isMember) {
        const ack = await chat.send(channelJoin, { channelId: found.channel.id });
        if (!ack.ok) return outcomeOf(ack);
      }
      goTo(found.channel.id);
      return { kind: 'done' };
    },
  },
  {
    name: 'leave',
    args: '',
    help: t`Leave this channel`,
    isOffered: isNamed,
    run: (place) => {
      const { chat, channelId, goHome } = place;
      const leave = async (): Promise<SlashOutcome> => {
        const ack = await chat.send(channelLeave, { channelId });
        if (ack.ok) goHome();
        return outcomeOf(ack);
      };
      const channel = channelOf(place);
      if (channel?.kind === 'public') return leave();
      return {
        kind: 'ask',
        title: t`Leave ${channel?.name ?? ''}?`,
        description: t`It is private: to come back, somebody in it has to add you.`,
        confirmLabel: t`Leave`,
        run: leave,
      };
    },
  },
  {
    name: 'archive',
    args: '',
    help: t`Archive this channel: it stays readable, and nobody can write to it`,
    isOffered: isKeeper,
    run: (place) => ({
      kind: 'ask',
      title: t`Archive ${channelOf(place)?.name ?? ''}?`,
      description: t`Everything stays readable, but nobody can write to it until it is opened again.`,
      confirmLabel: t`Archive`,
      run: async () => outcomeOf(await place.chat.send(channelArchive, { channelId: place.channelId })),
    }),
  },
];

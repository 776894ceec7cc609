import { t } from '@lingui/core/macro';
import { selectChannel, selectMe, selectMember } from '@parley/client';
import {
  type Ack,
  type Channel,
  calledPeople,
  channelAddMembers,
  channelArchive,
  channelJoin,
  channelLeave,
  channelRename,
  channelSetTopic,
} from '@parley/protocol';
import { asChannelName } from '../../channels/index.js';
import { problemWords } from '../../problems/index.js';
import type { SlashCommand, SlashOutcome, SlashPlace } from './outcome.js';

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

function answered(ack: Ack, said?: string): SlashOutcome {
  if (!ack.ok) return { kind: 'problem', text: problemWords(ack.error) };
  return said === undefined ? { kind: 'done' } : { kind: 'done', said };
}

/** What is done to the channel one is in, or to get into another one. */
export const channelCommands = (): SlashCommand[] => [
  {
    name: 'topic',
    args: t`what it is about`,
    help: t`Set the topic of this channel`,
    isOffered: isNamed,
    run: async ({ chat, channelId }, topic) =>
      answered(await chat.send(channelSetTopic, { channelId, topic }), t`Topic changed`),
  },
  {
    name: 'rename',
    args: t`new-name`,
    help: t`Give this channel another name`,
    isOffered: isKeeper,
    run: async ({ chat, channelId }, given) => {
      const name = asChannelName(given);
      if (name === '') return { kind: 'problem', text: t`Write the new name after the command.` };
      return answered(await chat.send(channelRename, { channelId, name }), t`Renamed to #${name}`);
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
      return answered(await chat.send(channelAddMembers, { channelId, memberIds }), t`Added`);
    },
  },
  {
    name: 'join',
    args: t`#channel`,
    help: t`Join a channel and open it`,
    run: async ({ chat, goTo }, args) => {
      const name = args.replace(/^#/, '').toLowerCase();
      const found = [...chat.store.getState().channels.values()].find(
        ({ channel }) => channel.name === name && channel.archivedAt === null,
      );
      if (!found) return { kind: 'problem', text: t`There is no channel of that name that you can see.` };
      if (!found.isMember) {
        const ack = await chat.send(channelJoin, { channelId: found.channel.id });
        if (!ack.ok) return answered(ack);
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
        return answered(ack);
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
      run: async () => answered(await place.chat.send(channelArchive, { channelId: place.channelId })),
    }),
  },
];

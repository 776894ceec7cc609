import { useLingui } from '@lingui/react/macro';
import type { ChatState } from '@parley/client';
import type {
  ChannelId,
  MessageId,
  NotificationChange,
  NotificationLevel,
  NotificationSettings,
} from '@parley/protocol';
import { useMemo } from 'react';
import { useChatState } from '../../client.js';
import { Select } from '../../ui/select.js';
import { useChannelTitle } from '../channels/index.js';
import { titleWords } from '../enclosures/index.js';
import { useAnswered } from '../message-previews/index.js';
import { excerpt } from '../message-text/index.js';

interface OwnLevelsProps {
  readonly settings: NotificationSettings;
  readonly onChange: (change: NotificationChange) => void;
}

/**
 * Channels and threads with a level of their own. What one has left, or no longer follows, keeps its level for a
 * return, and is not shown.
 */
export function OwnLevels({ settings, onChange }: OwnLevelsProps) {
  const { t } = useLingui();
  const all = useChatState((state) => state.channels);
  const channels = settings.channels.filter(({ channelId }) => all.get(channelId)?.isMember);
  const places = useMemo(() => threadPlaces(all), [all]);
  const threads = settings.threads.flatMap(({ rootId, level }) => {
    const channelId = places.get(rootId);
    return channelId === undefined ? [] : [{ channelId, rootId, level }];
  });
  return (
    <>
      {channels.length > 0 && (
        <div>
          <h3 className="text-ui font-medium">{t`Channels with a choice of their own`}</h3>
          <ul className="mt-2 flex flex-col gap-2">
            {channels.map(({ channelId, level }) => (
              <ChannelLevel key={channelId} channelId={channelId} level={level} onChange={onChange} />
            ))}
          </ul>
        </div>
      )}
      {threads.length > 0 && (
        <div>
          <h3 className="text-ui font-medium">{t`Threads with a choice of their own`}</h3>
          <ul className="mt-2 flex flex-col gap-2">
            {threads.map((thread) => (
              <ThreadLevel key={thread.rootId} {...thread} onChange={onChange} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** The channels of the threads one follows. */
function threadPlaces(channels: ChatState['channels']): ReadonlyMap<MessageId, ChannelId> {
  const places = new Map<MessageId, ChannelId>();
  for (const [channelId, { isMember, threads }] of channels)
    if (isMember) for (const rootId of threads.keys()) places.set(rootId, channelId);
  return places;
}

interface LevelSelectProps {
  readonly label: string;
  readonly level: NotificationLevel;
  readonly usual: string;
  readonly all: string;
  /** Null: as where it stands. */
  readonly onChoose: (level: NotificationLevel | null) => void;
}

function LevelSelect({ label, level, usual, all, onChoose }: LevelSelectProps) {
  const { t } = useLingui();
  return (
    <Select
      label={label}
      labelHidden
      className="w-44 flex-none md:w-52"
      value={level as NotificationLevel | 'usual'}
      onValueChange={(value) => onChoose(value === 'usual' ? null : value)}
      options={[
        { value: 'usual', label: usual },
        { value: 'all', label: all },
        { value: 'mentions', label: t`Mentions only` },
        { value: 'nothing', label: t`Nothing` },
      ]}
    />
  );
}

interface ChannelLevelProps {
  readonly channelId: ChannelId;
  readonly level: NotificationLevel;
  readonly onChange: OwnLevelsProps['onChange'];
}

function ChannelLevel({ channelId, level, onChange }: ChannelLevelProps) {
  const { t } = useLingui();
  const title = useChannelTitle(channelId);
  return (
    <li className="flex items-center gap-4">
      <span className="line-clamp-2 min-w-0 flex-1 text-ui wrap-anywhere">{title}</span>
      <LevelSelect
        label={t`Notifications of ${title}`}
        level={level}
        usual={t`As in the workspace`}
        all={t`Every message`}
        onChoose={(chosen) => onChange({ kind: 'channel', channelId, level: chosen })}
      />
    </li>
  );
}

interface ThreadLevelProps extends ChannelLevelProps {
  readonly rootId: MessageId;
}

/** Named by the words it began with, once they are known. */
function ThreadLevel({ channelId, rootId, level, onChange }: ThreadLevelProps) {
  const { t } = useLingui();
  const place = useChannelTitle(channelId);
  const root = useAnswered(channelId, rootId);
  const words = useChatState((state) => (root ? excerpt(state, titleWords(root.encloses, root.text)) : ''));
  const told = t`Thread in ${place}`;
  return (
    <li className="flex items-center gap-4">
      <span className="min-w-0 flex-1 text-ui">
        <bdi className="line-clamp-2 wrap-anywhere">{words || told}</bdi>
        {words !== '' && <span className="line-clamp-2 text-small text-ink-3 wrap-anywhere">{told}</span>}
      </span>
      <LevelSelect
        label={
          words === '' ? t`Notifications of a thread in ${place}` : t`Notifications of the thread ${words}`
        }
        level={level}
        usual={t`As in the channel`}
        all={t`Every reply`}
        onChoose={(chosen) => onChange({ kind: 'thread', rootId, level: chosen })}
      />
    </li>
  );
}

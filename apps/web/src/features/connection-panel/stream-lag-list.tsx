import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ChatState } from '@parley/client';
import { Check, UserRound, UsersRound } from 'lucide-react';
import { useMemo } from 'react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { ChannelGlyph, channelTitle } from '../channels/index.js';
import { lagWords, summaryWords } from './panel-words.js';
import { isBehind, type StreamLag, streamLags } from './stream-lags.js';

/** Rows drawn; the rest is a number. */
const rowsAtMost = 6;

const selectStreams = (state: ChatState) => state.streams;
/** Without a line nobody knows how far the server is by now. */
const selectIsUp = (state: ChatState) => state.line.connectionId !== null;
const selectChannels = (state: ChatState) => state.channels;

/** How far behind each stream is, those furthest behind first. */
export function StreamLagList() {
  const { t } = useLingui();
  const streams = useChatState(selectStreams);
  const channels = useChatState(selectChannels);
  const lags = useMemo(() => streamLags({ streams, channels }), [streams, channels]);
  const isUp = useChatState(selectIsUp);
  const behind = lags.filter(isBehind).length;
  const all = lags.length;
  const rest = Math.max(0, all - rowsAtMost);
  return (
    <section aria-label={t`Channels`} className="mt-3 border-t border-line pt-3">
      <h3 className="flex items-baseline justify-between gap-4 text-small">
        <span className="text-ink-3">{t`Channels`}</span>
        <span className="tabular-nums">
          {isUp ? summaryWords(behind, all) : t`As of the last connection`}
        </span>
      </h3>
      <ul className="mt-1.5">
        {lags.slice(0, rowsAtMost).map((lag) => (
          <LagRow key={lag.stream} lag={lag} isUp={isUp} />
        ))}
      </ul>
      {rest > 0 && (
        <p className="mt-1 text-meta text-ink-3">
          {plural(rest, { one: 'and # more', other: 'and # more' })}
        </p>
      )}
    </section>
  );
}

function LagRow({ lag, isUp }: { readonly lag: StreamLag; readonly isUp: boolean }) {
  const { t } = useLingui();
  const { channel, kind } = lag;
  const words = lagWords(lag);
  const title = useChatState((state) => (channel ? channelTitle(state, channel) : ''));
  return (
    <li className="flex h-7 items-center gap-2 text-small">
      {channel ? (
        <ChannelGlyph kind={channel.kind} memberIds={channel.memberIds} className="text-ink-3" />
      ) : (
        <span className="grid size-5 flex-none place-items-center text-ink-3">
          <Icon icon={kind === 'user' ? UserRound : UsersRound} size={14} />
        </span>
      )}
      <span className="fade-end min-w-0 flex-1">
        {channel ? title : kind === 'user' ? t`Your own things` : t`People and channels`}
      </span>
      {words ? (
        <span className="flex-none text-warning-ink tabular-nums">{words}</span>
      ) : (
        isUp && (
          <>
            <Icon icon={Check} size={14} className="text-ink-3" />
            <span className="sr-only">{t`Up to date`}</span>
          </>
        )
      )}
    </li>
  );
}

import { useLingui } from '@lingui/react/macro';
import { type ShownOption, type ShownPoll, selectPoll, voteAfterPress } from '@parley/client';
import { type Message, pollClose, pollReopen, pollVote } from '@parley/protocol';
import { clsx } from 'clsx';
import { Circle, CircleCheck, Square, SquareCheck } from 'lucide-react';
import { useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { useLocale } from '../../ui/labels.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { callMessageDialog } from '../message-dialogs/index.js';
import { useMyId, useMyRole } from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { reactorNames, useMayMark } from '../reactions/index.js';
import { keepFocus } from './keep-focus.js';
import { enclosureFrame, footButton, footFrame, optionFrame } from './outline.js';
import { pollWords, voterWords } from './words.js';

const ConfirmDialog = lazyPart(async () => (await import('../../ui/confirm-dialog.js')).ConfirmDialog);

/** A poll with how it stands: a press votes, another one takes the vote back. */
export function PollCard({ message }: { readonly message: Message }) {
  const { t } = useLingui();
  const { store } = useChat();
  const run = useCommand();
  const poll = useChatState(selectPoll(message));
  const canWrite = useMayMark(message);
  const isKeeper = useMyRole() !== 'member';
  const isMine = useMyId() === message.authorId;
  const [isNaming, setNaming] = useState(false);
  const [isAsking, setAsking] = useState(false);
  if (!poll) return null;
  const vote = (option: number) => {
    // What is shown by then decides, as presses come faster than this is drawn.
    const shown = selectPoll(message)(store.getState());
    if (!shown) return;
    const options = voteAfterPress(shown, option);
    void run(pollVote, { messageId: message.id, options, asOf: message.version });
  };
  const isOpen = !poll.isClosed;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays its children out in its own way
    <div role="group" aria-label={pollWords(poll)} className={clsx(enclosureFrame, 'gap-1.5')}>
      <ul className="flex flex-col gap-1.5">
        {poll.options.map((option) => (
          <li key={option.place}>
            <OptionRow
              poll={poll}
              option={option}
              onPress={canWrite && isOpen ? () => vote(option.place) : undefined}
            />
            {isNaming && <Voters option={option} onAsk={() => callMessageDialog('voters', message)} />}
          </li>
        ))}
      </ul>
      <p className={footFrame}>
        {/* One text, so that where it breaks no line begins with a dot. */}
        <span>
          {voterWords(poll.voterCount)}
          <Notes poll={poll} />
        </span>
        {!poll.isAnonymous && poll.voterCount > 0 && (
          <button
            type="button"
            aria-pressed={isNaming}
            className={footButton}
            onClick={() => setNaming(!isNaming)}
            {...keepFocus}
          >
            {t`Show who voted`}
          </button>
        )}
        {isOpen && canWrite && isMine && (
          <button type="button" className={footButton} onClick={() => callMessageDialog('revise', message)}>
            {t`Edit options`}
          </button>
        )}
        {canWrite && (isMine || isKeeper) && (
          <button
            type="button"
            className={footButton}
            onClick={() => (isOpen ? setAsking(true) : void run(pollReopen, { messageId: message.id }))}
          >
            {isOpen ? t`Close poll` : t`Reopen poll`}
          </button>
        )}
      </p>
      {isAsking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={t`Close this poll?`}
          description={t`Its result stays, and nobody can vote in it until it is opened again.`}
          confirmLabel={t`Close poll`}
          cancelLabel={t`Cancel`}
          onConfirm={async () => {
            await run(pollClose, { messageId: message.id });
          }}
        />
      )}
    </div>
  );
}

/** What is to be known of a poll besides its options. */
function Notes({ poll }: { readonly poll: ShownPoll }) {
  const { t } = useLingui();
  const notes = [
    ...(poll.isClosed ? [t`Closed`] : []),
    ...(poll.isMultiple && !poll.isClosed ? [t`Choose as many as you like`] : []),
    ...(poll.isAnonymous ? [t`Anonymous`] : []),
  ];
  return notes.map((note) => (
    <span key={note}>
      <span aria-hidden>{'\u00a0· '}</span>
      {note}
    </span>
  ));
}

interface OptionRowProps {
  readonly poll: ShownPoll;
  readonly option: ShownOption;
  /** Undefined where nobody can vote. */
  readonly onPress: (() => void) | undefined;
}

function OptionRow({ poll, option, onPress }: OptionRowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { text, count, percent, isMine } = option;
  const names = useChatState((state) => reactorNames(state, option));
  const icon = poll.isMultiple ? (isMine ? SquareCheck : Square) : isMine ? CircleCheck : Circle;
  const share = new Intl.NumberFormat(locale, { style: 'percent' }).format(percent / 100);
  const look = clsx(
    optionFrame,
    isMine ? 'border-accent' : 'border-line',
    onPress && 'hover:border-line-strong',
  );
  const hint = poll.isAnonymous || count === 0 ? undefined : names;
  const content = (
    <>
      <span
        aria-hidden
        className={clsx(
          'absolute inset-0 origin-left transition-transform duration-calm ease-move rtl:origin-right',
          isMine ? 'bg-accent-wash' : 'bg-press',
        )}
        style={{ transform: `scaleX(${percent / 100})` }}
      />
      <Icon icon={icon} className={clsx('relative', isMine ? 'text-accent-ink' : 'text-ink-3')} />
      <span dir="auto" className="relative min-w-0 flex-1 wrap-anywhere">
        {text}
      </span>
      <span className="relative flex-none text-meta text-ink-2 tabular">
        {count}
        <span aria-hidden> · </span>
        <span className="sr-only">, </span>
        {share}
      </span>
    </>
  );
  if (!onPress)
    return (
      <div className={look} data-hint={hint}>
        {content}
        {isMine && <span className="sr-only">{t`your choice`}</span>}
      </div>
    );
  return (
    <button
      type="button"
      aria-pressed={isMine}
      data-hint={hint}
      className={look}
      onClick={onPress}
      {...keepFocus}
    >
      {content}
    </button>
  );
}

interface VotersProps {
  readonly option: ShownOption;
  /** Lists them all. */
  readonly onAsk: () => void;
}

/** Under an option: who chose it. */
function Voters({ option, onAsk }: VotersProps) {
  const { t } = useLingui();
  const names = useChatState((state) => reactorNames(state, option));
  if (option.count === 0) return <p className="px-3 pt-1 text-meta text-ink-2">{t`Nobody yet`}</p>;
  return (
    <button
      type="button"
      data-hint={t`See everybody`}
      className="mx-2 mt-1 rounded-[3px] px-1 text-start text-meta text-ink-2 hover:text-ink hover:underline coarse:min-h-11"
      onClick={onAsk}
      {...keepFocus}
    >
      {names}
    </button>
  );
}

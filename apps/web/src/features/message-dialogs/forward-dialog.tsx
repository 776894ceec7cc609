import { useLingui } from '@lingui/react/macro';
import { selectChannelFace, selectConnection, selectPending } from '@parley/client';
import {
  type ChannelId,
  channelOpenDirect,
  limits,
  type Message,
  messageSend,
  type WireError,
} from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextAreaField } from '../../ui/text-area-field.js';
import { showToast } from '../../ui/toast.js';
import { channelTitle } from '../channels/index.js';
import { crowdOf, crowdQuestion, crowdWarning } from '../crowd/index.js';
import { plainText } from '../markdown/index.js';
import { useMentionText } from '../mention-text/index.js';
import { calledName, forwardText, permalinkTo, quotation, wholeText } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { memberName, usePersonName } from '../people/index.js';
import { problemWords } from '../problems/index.js';
import { closeMessageDialog, useMessageDialogFrame } from './called.js';
import { ForwardPicker } from './forward-picker.js';
import type { ForwardTarget } from './forward-targets.js';

/** Sends a message on to another channel or person, as a quotation with who said it and where. */
export function ForwardDialog({ message }: { readonly message: Message }) {
  const { t } = useLingui();
  const chat = useChat();
  const frame = useMessageDialogFrame();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const mentions = useMentionText();
  const words = useChatState((state) => plainText(wholeText(message), calledName(state)));
  const field = useRef<HTMLInputElement>(null);
  const author = usePersonName(message.authorId);
  const source = useChatState(selectChannelFace(message.channelId))?.channel;
  const sourceName = useChatState((state) => (source ? channelTitle(state, source) : ''));
  const [target, setTarget] = useState<ForwardTarget | null>(null);
  const [comment, setComment] = useState('');
  /** What is asked before it goes; null: nothing yet. */
  const [asked, setAsked] = useState<{ readonly isOutside: boolean; readonly people: number } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<WireError | null>(null);
  const commentField = useRef<HTMLTextAreaElement>(null);
  const hasTarget = target !== null;
  const hadTarget = useRef(hasTarget);
  // The field that found the place goes away with the choice, and comes back when it is taken back.
  useEffect(() => {
    if (hadTarget.current === hasTarget) return;
    hadTarget.current = hasTarget;
    (hasTarget ? commentField : field).current?.focus();
  }, [hasTarget]);
  const isKnownOutside = source?.kind === 'public' || target?.channelId === source?.id;

  const open = (channelId: ChannelId) =>
    void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId } });

  const forward = async (to: ForwardTarget) => {
    const channelId = to.channelId ?? (await openDirect(to.key));
    if (channelId === undefined) return;
    const state = chat.store.getState();
    const quoted = quotation(
      {
        authorName: memberName(state, message.authorId),
        link: permalinkTo(slug, message),
        text: wholeText(message),
      },
      (id) => state.members.get(id)?.displayName ?? state.groups.get(id)?.name,
    );
    const text = forwardText(mentions.toWire(comment), quoted, limits.messageTextLength);
    const sending = chat.send(messageSend, { channelId, text });
    if (selectConnection(state).status !== 'connected') {
      frame.onOpenChange(false);
      showToast({ text: t`It will be forwarded when the connection is back.` });
      return;
    }
    const answer = await sending;
    if (answer.ok) {
      frame.onOpenChange(false);
      showToast({
        text: t`Forwarded to ${to.label}`,
        action: { label: t`Open`, onSelect: () => open(channelId) },
      });
      return;
    }
    // What was written is still in this dialog: nothing of it is left to be sent by itself.
    const failed = selectPending(channelId)(chat.store.getState()).findLast(
      (one) => one.state === 'failed' && one.text === text,
    );
    if (failed) chat.connection.discard(failed.clientMessageId);
    setProblem(answer.error);
  };

  async function openDirect(userId: string): Promise<ChannelId | undefined> {
    const workspaceId = chat.store.getState().me?.workspace.id ?? '';
    const opened = await chat.send(channelOpenDirect, { workspaceId, memberIds: [userId] });
    if (opened.ok) return opened.result.channel.id;
    setProblem(opened.error);
    return undefined;
  }

  const submit = async () => {
    if (!target || busy) return;
    setProblem(null);
    setBusy(true);
    const { channelId } = target;
    const wire = mentions.toWire(comment);
    const people = asked || !channelId ? 0 : await crowdOf(chat, { channelId, wire });
    if (!asked && (!isKnownOutside || people > 0)) setAsked({ isOutside: !isKnownOutside, people });
    else await forward(target);
    setBusy(false);
  };

  return (
    <Dialog
      {...frame}
      title={t`Forward message`}
      initialFocus={field}
      keepOnOutsidePress={comment !== ''}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onClick={closeMessageDialog}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={busy} disabled={!target}>
            {asked ? t`Forward anyway` : t`Forward`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-1">
        <ForwardPicker
          inputRef={field}
          chosen={target}
          onChoose={(next) => {
            setTarget(next);
            setAsked(null);
            setProblem(null);
          }}
        />
        <TextAreaField
          ref={commentField}
          label={t`Comment`}
          note={t`optional`}
          value={comment}
          onValueChange={(next) => {
            setComment(next);
            setAsked(null);
          }}
          rows={2}
          maxLength={2_000}
        />
        <figure className="rounded-control border-s-2 border-line-strong bg-sunken px-3 py-2 text-ui">
          <figcaption className="text-small font-medium">{author}</figcaption>
          <p dir="auto" className="line-clamp-3 text-ink-2 wrap-anywhere">
            {words}
          </p>
        </figure>
        {asked && (
          <div role="alert" className="flex flex-col gap-2">
            {asked.isOutside && (
              <InlineNotice tone="warning" title={t`This was written where not everybody can read.`}>
                {source?.memberIds
                  ? t`Forwarding shows its text to people outside your conversation with ${sourceName}.`
                  : t`Forwarding shows its text to people outside ${sourceName}.`}
              </InlineNotice>
            )}
            {asked.people > 0 && (
              <InlineNotice tone="warning" title={crowdQuestion(asked.people)}>
                {crowdWarning()}
              </InlineNotice>
            )}
          </div>
        )}
        {problem && (
          <InlineNotice tone="danger" title={t`It was not forwarded.`}>
            {problemWords(problem)}
          </InlineNotice>
        )}
      </div>
    </Dialog>
  );
}

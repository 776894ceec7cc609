import { selectDraft } from '@parley/client';
import { draftSet } from '@parley/protocol';
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { useChat, useChatState } from '../../client.js';
import { useMentionText } from '../mention-text/index.js';
import { readDraft, writeDraft } from './drafts.js';

/** Where something is written: a channel, or a thread in it. */
export interface DraftPlace {
  readonly channelId: string;
  readonly threadRootId: string | undefined;
}

/** Under which the device keeps it. */
export const draftKey = ({ channelId, threadRootId }: DraftPlace): string =>
  threadRootId === undefined ? channelId : `thread.${threadRootId}`;

/** How long nothing has to be typed before it is kept on the server. */
const restMs = 1_000;

/**
 * Keeps what is written in a place with what the person's other devices have: what is typed here goes out after a
 * rest, what comes from there is shown unless something was typed here since. The last writing wins.
 */
export function useDraftSync(
  { channelId, threadRootId }: DraftPlace,
  field: { readonly text: string; readonly replaceAll: (text: string) => void },
): void {
  const { send } = useChat();
  const { toWire, toShown } = useMentionText();
  const draft = useChatState(selectDraft(threadRootId ?? channelId));
  const kept = draft?.text ?? '';
  /** What the server was last told, or told: a text that differs was typed here. */
  const agreed = useRef(kept);
  /** What the server last had: only a change of it is news. */
  const seen = useRef(draft?.isPending ? undefined : kept);

  const takeKept = useEffectEvent(() => {
    if (field.text === '' && kept !== '') field.replaceAll(toShown(kept));
  });
  useLayoutEffect(() => takeKept(), []);

  const onNews = useEffectEvent(() => {
    if (draft?.isPending || kept === seen.current) return;
    seen.current = kept;
    if (kept === agreed.current || toWire(field.text) !== agreed.current) return;
    agreed.current = kept;
    field.replaceAll(toShown(kept));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is not news from elsewhere
  useEffect(() => onNews(), [kept, draft?.isPending]);

  const hand = useEffectEvent(() => {
    const { text } = field;
    const wire = text.trim() === '' ? '' : toWire(text);
    if (wire === agreed.current) return;
    agreed.current = wire;
    const place = { channelId, ...(threadRootId !== undefined && { threadRootId }) };
    void send(draftSet, { ...place, text: wire }).then(({ ok }) => {
      // From now on the server's copy is the one to go by; this one would outlive what happens to it elsewhere.
      const key = draftKey({ channelId, threadRootId });
      if (ok && readDraft(key) === text) writeDraft(key, '');
    });
  });
  useEffect(() => {
    // An empty field was sent or thrown away: the other devices need not wait.
    const timer = setTimeout(hand, field.text === '' ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [field.text]);
  useEffect(() => {
    const leave = () => hand();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}

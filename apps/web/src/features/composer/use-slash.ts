import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState } from 'react';
import { useChat } from '../../client.js';
import { useLocale } from '../../ui/labels.js';
import { showToast } from '../../ui/toast.js';
import type { Enclosed, EnclosureKind } from '../enclosures/index.js';
import type { ReplyPlace } from '../later/index.js';
import { useMentionText } from '../mention-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import type { SlashOutcome } from './slash/outcome.js';
import { readCommand, readsAsCommand } from './slash/read-command.js';
import { fetchSlashCommands } from './slash-code.js';

type Asking = Extract<SlashOutcome, { kind: 'ask' }>;

export interface Slash {
  /** Takes the text if it is a command; false: it is a message. */
  readonly take: (text: string) => boolean;
  /** Whether the text reads as a command, which is no message that could be sent later; says so. */
  readonly refuseLater: (text: string) => boolean;
  /** Why a command did not happen. */
  readonly problem: string | undefined;
  /** A command nobody knows: it may be meant as text. */
  readonly unknown: string | undefined;
  /** To be asked before it happens. */
  readonly asking: Asking | undefined;
  readonly confirm: () => Promise<void>;
  readonly clear: () => void;
}

interface SlashOptions {
  readonly channelId: string;
  readonly reply: ReplyPlace | undefined;
  readonly send: (wire: string, enclosed?: Enclosed) => void;
  /** Opens the fields of a poll or a checklist. */
  readonly enclose: (kind: EnclosureKind, text: string) => void;
  readonly written: () => string;
  readonly replaceAll: (text: string) => void;
}

/** Commands typed into the composer. Whatever comes of one, what was typed is lost only when it was done. */
export function useSlash({ channelId, reply, send, enclose, written, replaceAll }: SlashOptions): Slash {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { toWire } = useMentionText();
  const locale = useLocale();
  const [state, setState] = useState<{ problem?: string; unknown?: string; asking?: Asking }>({});
  const underWay = useRef(Promise.resolve());
  const taken = useRef('');

  const settle = useCallback(
    (outcome: SlashOutcome, text: string) => {
      switch (outcome.kind) {
        case 'problem':
          return setState({ problem: outcome.text });
        case 'ask':
          return setState({ asking: outcome });
        case 'kept':
          return setState({});
        case 'list':
          setState({});
          return replaceAll('/');
        case 'send':
          setState({});
          return send(outcome.text, outcome.enclosed);
        case 'enclose':
          setState({});
          return enclose(outcome.what, outcome.text);
        case 'done':
          setState({});
          // What was written while it ran stays.
          if (written().startsWith(text)) replaceAll(written().slice(text.length));
          if (outcome.said !== undefined) showToast({ text: outcome.said });
      }
    },
    [written, replaceAll, send, enclose],
  );

  const run = async (name: string, args: string, text: string) => {
    try {
      const { typedCommand } = await fetchSlashCommands();
      const typed = typedCommand(name, args);
      if (typed === 'unknown') return setState({ unknown: name });
      const goTo = (id: string) =>
        void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId: id } });
      const goHome = () => void navigate({ to: '/w/$slug', params: { slug } });
      if (typed.command.isOffered?.({ chat, channelId }) === false)
        return setState({ problem: t`/${name} does nothing here.` });
      const place = { chat, channelId, reply, toWire, locale, goTo, goHome };
      settle(await typed.command.run(place, typed.args), text);
    } catch {
      // The code of the commands could not be fetched.
      setState({ problem: t`This needs a connection. Try again when it is back.` });
    } finally {
      if (taken.current === text) taken.current = '';
    }
  };

  return {
    ...{ problem: state.problem, unknown: state.unknown, asking: state.asking },
    take: (text) => {
      const command = readCommand(text);
      if (!command) return false;
      // The second press of one Enter is none; another command waits for this one.
      if (taken.current !== text) {
        taken.current = text;
        underWay.current = underWay.current.then(() => run(command.name, command.args, text));
      }
      return true;
    },
    refuseLater: (text) => {
      const problem = readsAsCommand(text);
      if (problem !== undefined) setState({ problem });
      return problem !== undefined;
    },
    confirm: async () => {
      if (state.asking) settle(await state.asking.run(), written());
    },
    clear: () => setState((now) => (Object.keys(now).length === 0 ? now : {})),
  };
}

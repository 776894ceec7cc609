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
import { readCommand } from './slash/read-command.js';

type Asking = Extract<SlashOutcome, { kind: 'ask' }>;

export interface Slash {
  /** Takes the text if it is a command; false: it is a message. */
  readonly take: (text: string) => boolean;
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
  readonly replaceAll: (text: string) => void;
}

/** Commands typed into the composer. Whatever comes of one, what was typed is lost only when it was done. */
export function useSlash({ channelId, reply, send, enclose, replaceAll }: SlashOptions): Slash {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { toWire } = useMentionText();
  const locale = useLocale();
  const [state, setState] = useState<{ problem?: string; unknown?: string; asking?: Asking }>({});
  const isBusy = useRef(false);

  const settle = useCallback(
    (outcome: SlashOutcome) => {
      switch (outcome.kind) {
        case 'problem':
          return setState({ problem: outcome.text });
        case 'ask':
          return setState({ asking: outcome });
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
          replaceAll('');
          if (outcome.said !== undefined) showToast({ text: outcome.said });
      }
    },
    [replaceAll, send, enclose],
  );

  const run = async (name: string, args: string) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      const { typedCommand } = await import('./slash/slash-commands.js');
      const typed = typedCommand(name, args);
      if (typed === 'unknown') return setState({ unknown: name });
      const goTo = (id: string) =>
        void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId: id } });
      const goHome = () => void navigate({ to: '/w/$slug', params: { slug } });
      if (typed.command.isOffered?.({ chat, channelId }) === false)
        return setState({ problem: t`/${name} does nothing here.` });
      const place = { chat, channelId, reply, toWire, locale, goTo, goHome };
      settle(await typed.command.run(place, typed.args));
    } catch {
      // The code of the commands could not be fetched.
      setState({ problem: t`This needs a connection. Try again when it is back.` });
    } finally {
      isBusy.current = false;
    }
  };

  return {
    ...{ problem: state.problem, unknown: state.unknown, asking: state.asking },
    take: (text) => {
      const command = readCommand(text);
      if (!command) return false;
      void run(command.name, command.args);
      return true;
    },
    confirm: async () => {
      if (state.asking) settle(await state.asking.run());
    },
    clear: () => setState((now) => (Object.keys(now).length === 0 ? now : {})),
  };
}

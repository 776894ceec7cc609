import { Trans, useLingui } from '@lingui/react/macro';
import { clsx } from 'clsx';
import { SendHorizontal } from 'lucide-react';
import { memo, type RefObject } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { EncloseMenu, type EnclosureKind } from '../enclosures/index.js';
import { ScheduleButton } from '../later/index.js';
import { sendKeyOf, useSendKey } from './composer-keys.js';
import { EmojiButton } from './emoji-button.js';
import type { Format } from './format.js';
import { FormatToolbar } from './format-toolbar.js';

/** Characters left at which the length is shown. */
export const countFrom = 1_000;

/** What the buttons do with the field as it is when they are pressed. */
export interface FieldActs {
  readonly format: (kind: Format) => void;
  readonly enclose: (kind: EnclosureKind) => void;
  readonly putIn: (emoji: string) => void;
  /** What is written, as it would be sent. */
  readonly wire: () => string;
  /** Whether that may go at a time to come; asks, or says why not. */
  readonly mayGoLater: () => Promise<boolean>;
  readonly scheduled: (wireText: string) => void;
  /** `isByKey`: the focus goes back into the field. */
  readonly send: (isByKey: boolean) => void;
}

export interface ComposerFootProps {
  readonly channelId: string;
  readonly threadRootId: string | undefined;
  readonly alsoInChannel: boolean | undefined;
  readonly canEnclose: boolean;
  readonly canSend: boolean;
  /** Characters; undefined while there are plenty. */
  readonly left: number | undefined;
  readonly acts: RefObject<FieldActs | null>;
}

/** The row under the field. Not drawn again with every letter: nothing that is handed to it changes with one. */
export const ComposerFoot = memo(function ComposerFoot(props: ComposerFootProps) {
  const { channelId, threadRootId, alsoInChannel = false, canEnclose, canSend, left, acts } = props;
  const { t } = useLingui();
  const sendKey = useSendKey();
  const reply = threadRootId === undefined ? undefined : { threadRootId, alsoInChannel };
  return (
    /*
      Where there is little room, the row comes with the keyboard, or with something to send. It goes a moment after
      the focus: at once, the list would move under the press that took the focus, which would then hit something else.
    */
    <div className="@container flex items-center justify-between gap-2 px-1.5 pb-1.5 max-md:hidden max-md:[transition:display_0s_300ms_allow-discrete] max-md:group-focus-within/composer:flex max-md:group-focus-within/composer:[transition:none] max-md:group-has-[textarea:not(:placeholder-shown)]/composer:flex">
      <div className="flex min-w-0 items-center gap-0.5">
        {canEnclose && <EncloseMenu onChoose={(kind) => acts.current?.enclose(kind)} />}
        <FormatToolbar onFormat={(kind) => acts.current?.format(kind)} />
      </div>
      <div className="flex flex-none items-center gap-2 max-md:gap-0.5">
        {left !== undefined && <Length left={left} />}
        <EmojiButton onPick={(emoji) => acts.current?.putIn(emoji)} />
        <ScheduleButton
          channelId={channelId}
          reply={reply}
          readText={() => acts.current?.wire() ?? ''}
          disabled={!canSend}
          mayGo={async () => (await acts.current?.mayGoLater()) ?? false}
          onScheduled={(wireText) => acts.current?.scheduled(wireText)}
        />
        <IconButton
          icon={SendHorizontal}
          label={t`Send`}
          shortcut={sendKeyOf(sendKey)}
          tone="primary"
          size="small"
          disabled={!canSend}
          onPointerDown={(event) => event.preventDefault()}
          onClick={(event) => acts.current?.send(event.detail === 0)}
        />
      </div>
    </div>
  );
});

function Length({ left }: { readonly left: number }) {
  return (
    <p
      id="composer-length"
      className={clsx('text-meta tabular', left < 0 ? 'text-danger-ink' : 'text-ink-3')}
    >
      <span className="max-md:sr-only">
        {left < 0 ? (
          <Trans>{-left} characters too long to send</Trans>
        ) : (
          <Trans>{left} characters left</Trans>
        )}
      </span>
      <span aria-hidden className="md:hidden">
        {left}
      </span>
    </p>
  );
}

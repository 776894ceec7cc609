import { useLingui } from '@lingui/react/macro';
import { selectEmoji } from '@parley/client';
import { Smile } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { IconButton } from '../../ui/icon-button.js';
import { Popover } from '../../ui/popover.js';
import { EmojiSign } from '../emoji/index.js';
import { StatusEmoji } from './status-emoji.js';

/** Signs people put beside their names; any other can be typed or pasted. */
const usual = [...'💬🗓🎧🍲🚲🤒🌴🏠🏢✈🚆👶🐕☕🧠🎉🔧📚📞🏋🌧🌙🎂🙈'];
const presented = /\p{Emoji_Presentation}/u;

interface EmojiFieldProps {
  readonly value: string;
  readonly onChange: (emoji: string) => void;
}

/** The emoji of a status: one of a few, one of the workspace's own, or none. */
export function EmojiField({ value, onChange }: EmojiFieldProps) {
  const { t } = useLingui();
  const own = useChatState(selectEmoji);
  const [open, setOpen] = useState(false);
  const choose = (emoji: string) => {
    onChange(emoji);
    setOpen(false);
  };
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-small font-medium">{t`Emoji`}</span>
      <Popover
        label={t`Emoji`}
        open={open}
        onOpenChange={setOpen}
        className="w-60 p-2 coarse:w-[18.25rem]"
        trigger={
          value === '' ? (
            <IconButton
              icon={Smile}
              label={t`Choose an emoji`}
              className="size-control-lg shadow-[inset_0_0_0_1px_var(--color-line-strong)]"
            />
          ) : (
            <button
              type="button"
              aria-label={t`Emoji ${value}, choose another`}
              className="grid size-control-lg place-items-center rounded-control bg-raised text-title-3 shadow-[inset_0_0_0_1px_var(--color-line-strong)] hover:bg-hover"
            >
              <StatusEmoji emoji={value} />
            </button>
          )
        }
      >
        <ul className="grid max-h-64 grid-cols-6 gap-0.5 overflow-y-auto overscroll-contain">
          {[...usual, ...[...own.keys()].map((name) => `:${name}:`)].map((sign) => {
            // Some signs are drawn as text unless told otherwise.
            const emoji = presented.test(sign) || sign.startsWith(':') ? sign : `${sign}\ufe0f`;
            return (
              <li key={sign}>
                <button
                  type="button"
                  aria-label={emoji}
                  onClick={() => choose(emoji)}
                  className="grid size-9 place-items-center rounded-control text-title-3 hover:bg-hover coarse:size-11"
                >
                  <EmojiSign emoji={emoji} />
                </button>
              </li>
            );
          })}
        </ul>
        {value !== '' && (
          <button
            type="button"
            onClick={() => choose('')}
            className="mt-1 h-control w-full rounded-control text-small text-ink-2 hover:bg-hover"
          >{t`No emoji`}</button>
        )}
      </Popover>
    </div>
  );
}

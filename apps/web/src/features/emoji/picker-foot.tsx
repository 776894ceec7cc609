// biome-ignore-all lint/a11y/useSemanticElements: a hand to press, in its tone, is no native radio button
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { useRovingFocus } from '../../ui/use-roving-focus.js';
import { useWorkspaceSlug } from '../page/index.js';
import type { Emoji } from './emoji-book.js';
import { inTone } from './emoji-record.js';
import { EmojiSign } from './emoji-sign.js';
import { closeEmojiPicker } from './shown-picker.js';
import { chooseTone, useTone } from './used-emoji.js';

const hand = '✋';
const tones = [0, 1, 2, 3, 4, 5];
const handIn = (tone: number) => (tone === 0 ? hand : inTone(hand, tone));

export interface PickerFootProps {
  /** What Enter would pick. */
  readonly shown: Emoji | undefined;
  readonly sign: string | undefined;
}

/** What the emoji under the pointer is called, and the tone of skin. */
export function PickerFoot({ shown, sign }: PickerFootProps) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const tone = useTone();
  const [isChoosing, setChoosing] = useState(false);
  const names = [t`No tone`, t`Light`, t`Medium light`, t`Medium`, t`Medium dark`, t`Dark`];
  const roving = useRovingFocus({
    ids: tones.map(String),
    orientation: 'horizontal',
    preferred: String(tone),
  });
  const cell =
    'grid size-8 place-items-center rounded-control text-[1.25rem] leading-none hover:bg-hover aria-checked:bg-press coarse:size-11';
  if (isChoosing)
    return (
      <div
        role="radiogroup"
        aria-label={t`Skin tone`}
        className="flex h-12 flex-none items-center justify-end gap-0.5 border-t border-line px-2"
        {...roving.listProps}
      >
        {tones.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={one === tone}
            aria-label={names[one]}
            className={cell}
            onClick={() => {
              chooseTone(one);
              setChoosing(false);
            }}
            {...roving.itemProps(String(one))}
          >
            {handIn(one)}
          </button>
        ))}
      </div>
    );
  return (
    <div className="flex h-12 flex-none items-center gap-2.5 border-t border-line ps-3 pe-2">
      {shown && (
        <>
          <span aria-hidden className="text-[1.625rem] leading-none">
            {sign && <EmojiSign emoji={sign} />}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-small font-medium">{shown.label}</span>
            {shown.label !== shown.emoji && (
              <span className="block truncate text-meta text-ink-3">{`:${shown.name}:`}</span>
            )}
          </span>
        </>
      )}
      <Link
        to="/w/$slug/settings/emoji"
        params={{ slug }}
        aria-label={t`Add emoji`}
        data-hint={t`Add emoji`}
        className={clsx(cell, 'ms-auto flex-none text-ink-3')}
        onClick={closeEmojiPicker}
      >
        <Icon icon={ImagePlus} />
      </Link>
      <button
        type="button"
        className={clsx(cell, 'flex-none')}
        aria-label={t`Skin tone: ${names[tone] ?? ''}`}
        data-hint={t`Skin tone`}
        onClick={() => setChoosing(true)}
      >
        {handIn(tone)}
      </button>
    </div>
  );
}

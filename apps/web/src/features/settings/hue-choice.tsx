import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useLingui } from '@lingui/react/macro';
import type { CSSProperties } from 'react';

const hues = ['', '25', '60', '95', '130', '165', '200', '240', '280', '320'];

interface HueChoiceProps {
  readonly value: string;
  readonly onChange: (hue: string) => void;
}

/** The colour of one's initials; the first comes by itself. */
export function HueChoice({ value, onChange }: HueChoiceProps) {
  const { t } = useLingui();
  return (
    <RadioGroup
      aria-label={t`Colour of your picture`}
      value={value}
      onValueChange={(next) => onChange(String(next))}
      className="grid w-fit grid-cols-5 gap-2.5 lg:grid-cols-10 coarse:gap-1.5"
    >
      {hues.map((hue, index) => (
        <Radio.Root
          key={hue}
          value={hue}
          aria-label={hue === '' ? t`By itself` : t`Colour ${index}`}
          title={hue === '' ? t`By itself` : undefined}
          style={{ '--hue': hue } as CSSProperties}
          className={`grid size-7 place-items-center rounded-full data-checked:shadow-[0_0_0_2px_var(--color-canvas),0_0_0_4px_var(--color-accent)] coarse:size-11 ${hue === '' ? 'bg-press text-meta' : 'tinted'}`}
        >
          {hue === '' ? 'A' : null}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}

import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { TextField } from '../../ui/text-field.js';
import { withPasted, withRoom } from './lines.js';

interface LineFieldsProps {
  readonly label: string;
  /** Names one field for those who do not see it, e.g. "Option 2". */
  readonly nameOf: (nth: number) => string;
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
  readonly most: number;
  readonly mostCharacters: number;
  /** What is wrong, and with which of them. */
  readonly problem: { readonly at: number; readonly text: string } | undefined;
}

/** One field a line, with an empty one at the end: Enter goes on to the next. */
export function LineFields(props: LineFieldsProps) {
  const { label, nameOf, lines, onChange, most, mostCharacters, problem } = props;
  const { t } = useLingui();
  const list = useRef<HTMLFieldSetElement>(null);
  const change = (next: readonly string[]) => onChange(withRoom(next.slice(0, most), most));
  const focus = (at: number) => list.current?.querySelectorAll('input')[at]?.focus();
  return (
    <fieldset ref={list} className="flex flex-col gap-2">
      <legend className="mb-1.5 text-small font-medium">{label}</legend>
      {lines.map((line, at) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its text changes with every key
          key={at}
          label={nameOf(at + 1)}
          labelHidden
          placeholder={nameOf(at + 1)}
          value={line}
          maxLength={mostCharacters}
          autoComplete="off"
          error={problem?.at === at ? problem.text : undefined}
          onValueChange={(value) => change(lines.map((one, nth) => (nth === at ? value : one)))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || line.trim() === '') return;
            event.preventDefault();
            focus(at + 1);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain');
            if (!pasted.trim().includes('\n')) return;
            event.preventDefault();
            change(withPasted(lines, at, pasted));
          }}
          trailing={
            line !== '' && (
              <IconButton
                icon={X}
                label={t`Remove ${nameOf(at + 1)}`}
                size="small"
                onClick={() => {
                  change(lines.filter((_, nth) => nth !== at));
                  focus(at);
                }}
              />
            )
          }
        />
      ))}
    </fieldset>
  );
}

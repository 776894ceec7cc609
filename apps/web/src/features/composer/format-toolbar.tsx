import { useLingui } from '@lingui/react/macro';
import {
  Bold,
  Code,
  Italic,
  Link,
  List,
  ListOrdered,
  SquareCode,
  Strikethrough,
  TextQuote,
} from 'lucide-react';
import { IconButton } from '../../ui/icon-button.js';
import { useRovingFocus } from '../../ui/use-roving-focus.js';
import { formatShortcuts } from './composer-keys.js';
import type { Format } from './format.js';

interface FormatToolbarProps {
  readonly onFormat: (format: Format) => void;
}

/** One stop of the Tab key, as it lies between the field and its send button; arrows walk inside. */
export function FormatToolbar({ onFormat }: FormatToolbarProps) {
  const { t } = useLingui();
  const buttons = [
    { format: 'bold', icon: Bold, label: t`Bold` },
    { format: 'italic', icon: Italic, label: t`Italic` },
    { format: 'strike', icon: Strikethrough, label: t`Strikethrough` },
    { format: 'link', icon: Link, label: t`Link` },
    { format: 'list', icon: List, label: t`List` },
    { format: 'numbered-list', icon: ListOrdered, label: t`Numbered list` },
    { format: 'quote', icon: TextQuote, label: t`Quote` },
    { format: 'code', icon: Code, label: t`Code` },
    { format: 'code-block', icon: SquareCode, label: t`Code block` },
  ] as const;
  const roving = useRovingFocus({ ids: buttons.map(({ format }) => format), orientation: 'horizontal' });
  return (
    <div
      role="toolbar"
      aria-label={t`Formatting`}
      {...roving.listProps}
      className="flex min-w-0 items-center gap-0.5 @max-[27rem]:scroll-strip coarse:@max-[42rem]:scroll-strip"
    >
      {buttons.map(({ format, icon, label }) => (
        <IconButton
          key={format}
          icon={icon}
          label={label}
          shortcut={formatShortcuts[format]}
          size="small"
          data-focus-inside
          // Keeps focus and selection in the field.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onFormat(format)}
          {...roving.itemProps(format)}
        />
      ))}
    </div>
  );
}

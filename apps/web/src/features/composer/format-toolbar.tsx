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
import { memo } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { formatShortcuts } from './composer-keys.js';
import type { Format } from './format.js';

/** Formats that are not on a narrow bar, such as a phone's or a thread's, and those that are not on a very narrow one. */
const roomy = new Set<Format>(['strike', 'numbered-list', 'code-block']);
const lessRoomy = new Set<Format>(['list', 'quote']);

function roomOf(format: Format): string {
  if (roomy.has(format)) return '@max-[27rem]:hidden';
  return lessRoomy.has(format) ? '@max-[20rem]:hidden' : '';
}

interface FormatToolbarProps {
  readonly onFormat: (format: Format) => void;
}

/** Not drawn again with every letter: `onFormat` stays the same. */
export const FormatToolbar = memo(function FormatToolbar({ onFormat }: FormatToolbarProps) {
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
  return (
    <div role="toolbar" aria-label={t`Formatting`} className="flex items-center gap-0.5">
      {buttons.map(({ format, icon, label }) => (
        <IconButton
          key={format}
          icon={icon}
          label={label}
          shortcut={formatShortcuts[format]}
          size="small"
          className={roomOf(format)}
          // Keeps focus and selection in the field.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onFormat(format)}
        />
      ))}
    </div>
  );
});

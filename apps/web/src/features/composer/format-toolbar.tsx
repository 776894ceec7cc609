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
import type { Format } from './format.js';

/** Keys of the formats, by the physical meaning people know from other editors. */
export const formatShortcuts: Readonly<Record<string, Format>> = {
  'mod+b': 'bold',
  'mod+i': 'italic',
  'mod+shift+x': 'strike',
  'mod+e': 'code',
  'mod+alt+c': 'code-block',
  'mod+shift+9': 'quote',
  'mod+shift+8': 'list',
  'mod+shift+7': 'numbered-list',
  'mod+shift+u': 'link',
};

/** Formats that are not on a phone's narrow bar. */
const roomy = new Set<Format>(['strike', 'numbered-list', 'code-block']);

export function FormatToolbar({ onFormat }: { readonly onFormat: (format: Format) => void }) {
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
  const shortcutOf = (format: Format) =>
    Object.entries(formatShortcuts).find(([, one]) => one === format)?.[0];
  return (
    <div role="toolbar" aria-label={t`Formatting`} className="flex items-center gap-0.5">
      {buttons.map(({ format, icon, label }) => (
        <IconButton
          key={format}
          icon={icon}
          label={label}
          shortcut={shortcutOf(format)}
          size="small"
          className={roomy.has(format) ? 'max-md:hidden' : ''}
          // Keeps focus and selection in the field.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onFormat(format)}
        />
      ))}
    </div>
  );
}

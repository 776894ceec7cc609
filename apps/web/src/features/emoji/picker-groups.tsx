import { useLingui } from '@lingui/react/macro';
import {
  Clock3,
  Flag,
  Hand,
  Hash,
  Leaf,
  Lightbulb,
  type LucideIcon,
  Plane,
  Smile,
  Sparkles,
  Trophy,
  Utensils,
} from 'lucide-react';
import { useMemo } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { useRovingFocus } from '../../ui/use-roving-focus.js';
import { ownGroup } from './emoji-book.js';

const icons: Record<string, LucideIcon> = {
  recent: Clock3,
  [ownGroup]: Sparkles,
  0: Smile,
  1: Hand,
  3: Leaf,
  4: Utensils,
  5: Plane,
  6: Trophy,
  7: Lightbulb,
  8: Hash,
  9: Flag,
};

/** The groups in the order they are shown, by the number Unicode's tables give them. */
export function useGroupNames(hasOwn: boolean): ReadonlyMap<string, string> {
  const { t } = useLingui();
  return useMemo(
    () =>
      new Map([
        ['recent', t`Used lately`],
        ...(hasOwn ? [[String(ownGroup), t`Of this workspace`] as const] : []),
        ['0', t`Smileys and feelings`],
        ['1', t`People and bodies`],
        ['3', t`Animals and nature`],
        ['4', t`Food and drink`],
        ['5', t`Travel and places`],
        ['6', t`Activities`],
        ['7', t`Objects`],
        ['8', t`Symbols`],
        ['9', t`Flags`],
      ]),
    [t, hasOwn],
  );
}

export interface PickerGroupsProps {
  readonly names: ReadonlyMap<string, string>;
  readonly onGo: (key: string) => void;
}

/** Leads to a group. */
export function PickerGroups({ names, onGo }: PickerGroupsProps) {
  const { t } = useLingui();
  const roving = useRovingFocus({ ids: [...names.keys()], orientation: 'horizontal' });
  return (
    <div
      role="toolbar"
      aria-label={t`Groups of emoji`}
      className="coarse:scroll-strip flex flex-none justify-between border-b border-line px-2 py-1"
      {...roving.listProps}
    >
      {[...names].map(([key, name]) => (
        <IconButton
          key={key}
          icon={icons[key] ?? Smile}
          label={name}
          size="small"
          data-focus-inside
          onClick={() => onGo(key)}
          {...roving.itemProps(key)}
        />
      ))}
    </div>
  );
}

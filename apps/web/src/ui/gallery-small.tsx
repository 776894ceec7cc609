import { Bell, Check, Pin, Plus, Search, Send, Smile, Trash2 } from 'lucide-react';
import { Avatar } from './avatar.js';
import { AvatarStack } from './avatar-stack.js';
import { Badge } from './badge.js';
import { Button, type ButtonTone } from './button.js';
import { DividerWithLabel } from './divider-with-label.js';
import { Highlight } from './highlight.js';
import { IconButton } from './icon-button.js';
import { ShortcutKeys } from './kbd.js';
import { Skeleton, SkeletonGroup } from './skeleton.js';
import { Spinner } from './spinner.js';
import { StatusDot } from './status-dot.js';
import { TimeText } from './time-text.js';

const tones: readonly ButtonTone[] = ['primary', 'secondary', 'ghost', 'danger'];
const people = [
  'Amara Okafor',
  'Jonas Weber',
  'Mei Lin',
  'Priya Nair',
  'Tomás Vega',
  '山田 太郎',
  'Zoë Ångström',
].map((name) => ({ id: name, name }));
const hour = 3_600_000;

export function SmallSection() {
  const now = Date.now();
  return (
    <div className="grid gap-6">
      {(['large', 'medium', 'small'] as const).map((size) => (
        <div key={size} className="flex flex-wrap items-center gap-2">
          {tones.map((tone) => (
            <Button key={tone} tone={tone} size={size}>
              {tone === 'danger' ? 'Delete' : 'Save changes'}
            </Button>
          ))}
          <Button tone="primary" size={size} icon={Plus}>
            Create
          </Button>
          <Button size={size} busy>
            Saving changes
          </Button>
          <Button size={size} disabled>
            Not now
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-1">
        <IconButton icon={Search} label="Search" shortcut="mod+k" />
        <IconButton icon={Bell} label="Mute" pressed />
        <IconButton icon={Send} label="Send" tone="primary" />
        <IconButton icon={Send} label="Send, nothing to send" tone="primary" disabled />
        <IconButton icon={Trash2} label="Delete" tone="danger" size="small" />
        <IconButton icon={Smile} label="React" size="small" />
        <IconButton icon={Check} label="Done" size="tiny" />
        <IconButton icon={Pin} label="Pinning" busy />
        <Spinner size={24} label="Loading" />
        <ShortcutKeys keys="mod+shift+k" />
        <ShortcutKeys keys="alt+arrowup" />
      </div>
      <div className="flex flex-wrap items-center gap-4">
        {people.map((person, index) => (
          <Avatar
            key={person.id}
            name={person.name}
            seed={person.id}
            status={
              index < 4 && (
                <StatusDot tone={(['on', 'away', 'busy', 'off'] as const)[index] ?? 'off'} label="Status" />
              )
            }
          />
        ))}
        {([64, 36, 24, 20] as const).map((size) => (
          <Avatar key={size} name="Ines Duarte" seed="ines" size={size} />
        ))}
        <AvatarStack people={people} />
        <AvatarStack people={people.slice(0, 3)} size={24} />
        <Badge count={3} tone="mention" label="3 mentions" />
        <Badge count={128} tone="mention" label="128 mentions" />
        <Badge count={12} label="12 unread" />
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-1 text-meta text-ink-3">
        {[0, 240_000, 3 * hour, 26 * hour, 80 * hour, 900 * hour, 9_900 * hour].map((age) => (
          <TimeText key={age} at={now - age} />
        ))}
        <TimeText at={now - 2 * 24 * hour} style="day" />
        <span className="text-ink-2">
          <Highlight text="The café opens when the release notes are out" terms={['cafe', 'release']} />
        </span>
      </div>
      <DividerWithLabel>
        <TimeText at={now - 24 * hour} style="day" />
      </DividerWithLabel>
      <DividerWithLabel tone="danger" labelAt="end">
        New
      </DividerWithLabel>
      <SkeletonGroup label="Loading" className="flex gap-3">
        <Skeleton shape="avatar" />
        <div className="grid flex-1 content-start gap-2.5 pt-1">
          <Skeleton width="9rem" />
          <Skeleton width="80%" />
          <Skeleton width="55%" />
        </div>
      </SkeletonGroup>
    </div>
  );
}

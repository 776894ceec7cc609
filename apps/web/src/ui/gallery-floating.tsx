import { Archive, Bell, Copy, Link, LogOut, Moon, Pencil, Pin, Sun, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from './avatar.js';
import { Badge } from './badge.js';
import { Button } from './button.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { Dialog } from './dialog.js';
import { Drawing, type DrawingKind } from './drawing.js';
import { EmptyState } from './empty-state.js';
import { InlineNotice } from './inline-notice.js';
import { ShortcutKeys } from './kbd.js';
import { Menu, type MenuEntry } from './menu.js';
import { Popover } from './popover.js';
import { useShortcut, useShortcutList } from './shortcuts.js';
import { Tabs } from './tabs.js';
import { TextAreaField } from './text-area-field.js';
import { TextField } from './text-field.js';
import { useToast } from './toast.js';

const drawings: readonly DrawingKind[] = ['talk', 'lens', 'people', 'calm', 'broken', 'paper', 'closed'];
const nothing = () => {};

export function FloatingSection() {
  const [dialog, setDialog] = useState(false);
  const [confirm, setConfirm] = useState(false);
  const [tab, setTab] = useState('members');
  const [muted, setMuted] = useState(true);
  const [theme, setTheme] = useState('light');
  const toast = useToast();
  const shortcuts = useShortcutList();
  useShortcut('mod+k', () => toast.show({ text: 'Search everything' }), { label: 'Search everything' });
  useShortcut('?', () => setDialog(true), { label: 'Open the dialog' });
  const items: readonly MenuEntry[] = [
    { label: 'Edit', icon: Pencil, shortcut: 'e', onSelect: nothing },
    { label: 'Copy link', icon: Link, shortcut: 'mod+shift+c', onSelect: nothing },
    { kind: 'check', label: 'Mute', icon: Bell, checked: muted, onCheckedChange: setMuted },
    {
      kind: 'submenu',
      label: 'More',
      icon: Pin,
      items: [{ label: 'Archive', icon: Archive, onSelect: nothing }],
    },
    { kind: 'divider' },
    {
      kind: 'choice',
      label: 'Theme',
      value: theme,
      onValueChange: setTheme,
      options: [
        { value: 'light', label: 'Light', icon: Sun },
        { value: 'dark', label: 'Dark', icon: Moon },
      ],
    },
    { kind: 'divider' },
    { label: 'Delete', icon: Trash2, danger: true, shortcut: 'backspace', onSelect: nothing },
  ];
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setDialog(true)}>Open dialog</Button>
        <Button onClick={() => setConfirm(true)}>Ask first</Button>
        <Menu
          trigger={<Button>Open menu</Button>}
          items={items}
          header={
            <div className="flex items-center gap-2.5">
              <Avatar name="Ines Duarte" seed="ines" />
              <div className="min-w-0">
                <div className="truncate font-semibold">Ines Duarte</div>
                <div className="truncate text-meta text-ink-3">ines@example.org</div>
              </div>
            </div>
          }
        />
        <Popover trigger={<Button>Open popover</Button>} label="About" className="w-72 p-4">
          <p className="text-ui text-ink-2">
            A small surface beside what opened it, for something to read or to choose.
          </p>
        </Popover>
        <Button onClick={() => toast.show({ text: 'Link copied', tone: 'success' })}>Toast</Button>
        <Button
          onClick={() =>
            toast.show({
              text: 'Could not archive #design',
              detail: 'Nothing was changed. Try again in a moment.',
              tone: 'danger',
              action: { label: 'Try again', onSelect: nothing },
            })
          }
        >
          Toast with action
        </Button>
      </div>
      <ul className="flex flex-wrap gap-4 text-small text-ink-2">
        {shortcuts.map((shortcut) => (
          <li key={shortcut.keys} className="flex items-center gap-2">
            {shortcut.label} <ShortcutKeys keys={shortcut.keys} />
          </li>
        ))}
      </ul>
      <div className="grid gap-3 md:grid-cols-3">
        <InlineNotice title="Invite links last seven days">
          Anyone who has one can join until then.
        </InlineNotice>
        <InlineNotice tone="warning" title="You are the only owner">
          Name a second one before you leave.
        </InlineNotice>
        <InlineNotice tone="danger" action={<Button size="small">Retry</Button>}>
          The list did not load.
        </InlineNotice>
      </div>
      <Tabs
        label="Details"
        value={tab}
        onValueChange={setTab}
        tabs={[
          { value: 'about', label: 'About', panel: 'Words about it.' },
          {
            value: 'members',
            label: 'Members',
            extra: <Badge count={12} label="12 members" />,
            panel: 'Who is here.',
          },
          { value: 'files', label: 'Files', panel: 'What was shared.' },
        ]}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <div className="rounded-card bg-canvas shadow-[0_0_0_1px_var(--color-line)]">
          <EmptyState
            drawing="talk"
            title="Nothing here yet"
            hint="Say hello, and everyone who joins later will read it too."
            action={<Button tone="primary">Write the first line</Button>}
          />
        </div>
        <div className="flex flex-wrap place-content-center gap-4 rounded-card bg-sunken p-4">
          {drawings.map((kind) => (
            <Drawing key={kind} kind={kind} />
          ))}
        </div>
      </div>
      <Dialog
        open={dialog}
        onOpenChange={setDialog}
        title="Create a channel"
        description="A place for one subject. You can change all of this later."
        onSubmit={() => setDialog(false)}
        actions={
          <>
            <Button onClick={() => setDialog(false)}>Cancel</Button>
            <Button tone="primary" type="submit">
              Create channel
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          <TextField label="Name" defaultValue="field-notes" counter={{ used: 11, limit: 80 }} />
          <TextAreaField label="Topic" note="optional" />
        </div>
      </Dialog>
      <ConfirmDialog
        open={confirm}
        onOpenChange={setConfirm}
        title="Delete this message?"
        description="It disappears for everyone and cannot be brought back."
        confirmLabel="Delete"
        cancelLabel="Cancel"
        danger
        onConfirm={() => new Promise((resolve) => setTimeout(resolve, 600))}
      />
      <div className="flex flex-wrap gap-2">
        <Button icon={Copy} size="small">
          Copy invite link
        </Button>
        <Button icon={LogOut} size="small" tone="ghost">
          Sign out
        </Button>
      </div>
    </div>
  );
}

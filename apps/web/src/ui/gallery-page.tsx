import { AtSign, Hash, Lock, Paperclip, Pencil, Plus, Reply, Search, Send, Smile, Users } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { Avatar } from './avatar.js';
import { AvatarStack } from './avatar-stack.js';
import { Badge } from './badge.js';
import { DividerWithLabel } from './divider-with-label.js';
import { Icon } from './icon.js';
import { IconButton } from './icon-button.js';
import { Mark } from './mark.js';
import { ResizablePane } from './resizable-pane.js';
import { StatusDot } from './status-dot.js';
import { useRovingFocus } from './use-roving-focus.js';

const rows = [
  { id: 'general', name: 'general', icon: Hash, look: 'read' },
  { id: 'design', name: 'design-reviews', icon: Hash, look: 'active' },
  {
    id: 'release',
    name: 'release-2026-spring-with-a-very-long-name',
    icon: Hash,
    look: 'unread',
    mentions: 3,
  },
  { id: 'board', name: 'board', icon: Lock, look: 'unread' },
  { id: 'random', name: 'random', icon: Hash, look: 'muted' },
] as const;
const looks = {
  read: 'text-ink-2 hover:bg-hover',
  unread: 'font-semibold text-ink hover:bg-hover',
  muted: 'text-ink-3 hover:bg-hover',
  active: 'bg-raised font-medium text-ink shadow-[0_1px_2px_var(--color-line)]',
};
const limits = { min: 220, max: 360, initial: 264 };

function SidebarSample() {
  const roving = useRovingFocus({ ids: rows.map((row) => row.id), preferred: 'design' });
  return (
    <nav
      aria-label="Sample"
      className="h-full bg-sidebar p-2"
      style={{ '--surface': 'var(--color-sidebar)' } as CSSProperties}
    >
      <div className="mb-2 flex h-10 items-center gap-2.5 px-2">
        <Mark size={24} />
        <span className="flex-1 truncate text-ui font-bold">Acme</span>
        <IconButton icon={Pencil} label="New conversation" size="small" />
      </div>
      <ul {...roving.listProps}>
        {rows.map((row) => (
          <li key={row.id}>
            <a
              href="#sample"
              {...roving.itemProps(row.id)}
              data-focus-inside
              className={`flex h-row items-center gap-2 rounded-control px-2 text-ui ${looks[row.look]}`}
            >
              <Icon icon={row.icon} className="text-ink-3" />
              <span className="min-w-0 flex-1 fade-end">{row.name}</span>
              {'mentions' in row && <Badge count={row.mentions} tone="mention" label="3 mentions" />}
            </a>
          </li>
        ))}
        <li className="flex h-row items-center gap-2 rounded-control px-2 text-ui font-semibold text-ink">
          <Avatar name="Mei Lin" seed="Mei Lin" size={20} status={<StatusDot tone="on" label="Active" />} />
          <span className="flex-1">Mei Lin</span>
          <Badge count={1} tone="mention" label="1 message" />
        </li>
      </ul>
    </nav>
  );
}

interface Line {
  readonly name: string;
  readonly time: string;
  readonly text: string;
  readonly isForMe?: boolean;
}

const lines: readonly Line[] = [
  {
    name: 'Amara Okafor',
    time: '09:12',
    text: 'Morning. The contrast pass is done: everything readable is at 4.5 or better, in both themes.',
  },
  {
    name: 'Jonas Weber',
    time: '09:14',
    text: 'Ines, could you look at the empty states before noon?',
    isForMe: true,
  },
];

function LineSample({ line }: { readonly line: Line }) {
  return (
    <div
      className={`relative flex px-5 py-1 hover:bg-hover ${line.isForMe ? 'bg-mention-wash before:absolute before:inset-y-0 before:start-0 before:w-[3px] before:bg-mention' : ''}`}
    >
      <div className="w-gutter flex-none pt-0.5">
        <Avatar name={line.name} seed={line.name} />
      </div>
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-2">
          <span className="text-ui font-semibold">{line.name}</span>
          <time className="text-meta text-ink-3">{line.time}</time>
        </div>
        <p className="max-w-measure text-body">{line.text}</p>
      </div>
    </div>
  );
}

/** A sketch of a screen, to judge the pieces where they will stand. */
export function PageSection() {
  const [width, setWidth] = useState(limits.initial);
  return (
    <div className="flex h-130 overflow-hidden rounded-card shadow-float">
      <ResizablePane
        label="Width of the sidebar"
        side="start"
        width={width}
        limits={limits}
        onWidthChange={setWidth}
        className="max-md:hidden"
      >
        <SidebarSample />
      </ResizablePane>
      <div className="flex min-w-0 flex-1 flex-col bg-canvas">
        <div className="flex h-header flex-none items-center gap-2 border-b border-line px-4">
          <Icon icon={Hash} size={18} className="text-ink-3" />
          <span className="text-title font-bold">design-reviews</span>
          <span className="min-w-0 flex-1 truncate text-small text-ink-3">
            Tuesdays at ten; bring screenshots
          </span>
          <IconButton icon={Users} label="Members" size="small" />
          <IconButton icon={Search} label="Search" shortcut="mod+k" size="small" />
        </div>
        <div className="min-h-0 flex-1 overflow-hidden py-3">
          <DividerWithLabel className="px-5 py-2">Today</DividerWithLabel>
          {lines.map((line) => (
            <LineSample key={line.time} line={line} />
          ))}
          <div className="ms-gutter flex items-center gap-2 px-5 py-1 text-meta">
            <AvatarStack
              people={['Mei Lin', 'Priya Nair', 'Tomás Vega'].map((name) => ({ id: name, name }))}
            />
            <span className="font-medium text-accent-ink">4 replies</span>
            <span className="text-ink-3">12 min</span>
          </div>
          <DividerWithLabel tone="danger" labelAt="end" className="px-5 py-2">
            New
          </DividerWithLabel>
          <LineSample
            line={{
              name: 'Mei Lin',
              time: '09:31',
              text: 'I left notes on the compact density: the badge sits one pixel high.',
            }}
          />
          <pre className="ms-18 me-5 mt-1 rounded-card bg-sunken px-3 py-2 font-mono text-small">
            <span className="text-code-comment">{'// the newest line wins\n'}</span>
            <span className="text-code-keyword">const</span> <span className="text-code-name">head</span> ={' '}
            <span className="text-code-string">'channel:42'</span> +{' '}
            <span className="text-code-number">128</span>
            {';'}
          </pre>
        </div>
        <div className="mx-4 mb-4 rounded-card bg-raised shadow-[inset_0_0_0_1px_var(--color-line-2)]">
          <div className="flex min-h-composer items-center px-3.5 text-body text-ink-3">
            Write to #design-reviews
          </div>
          <div className="flex items-center gap-0.5 px-1.5 pb-1.5">
            <IconButton icon={Plus} label="Add" size="small" />
            <IconButton icon={Smile} label="Emoji" size="small" />
            <IconButton icon={AtSign} label="Mention" size="small" />
            <IconButton icon={Paperclip} label="Attach" size="small" />
            <span className="flex-1" />
            <IconButton icon={Reply} label="Reply" size="small" />
            <IconButton icon={Send} label="Send" tone="primary" size="small" />
          </div>
        </div>
      </div>
    </div>
  );
}

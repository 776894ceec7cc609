import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ChannelState } from '@parley/client';
import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { ResizablePane } from '../../ui/resizable-pane.js';
import { useShortcut } from '../../ui/shortcuts.js';
import { Tabs } from '../../ui/tabs.js';
import { remember, remembered, useWorkspaceSlug } from '../page/index.js';
import { AboutTab } from './about-tab.js';
import { ChannelGlyph, useChannelTitle } from './channel-title.js';
import { useChannelPeople } from './members-query.js';
import { MembersTab } from './members-tab.js';
import type { PanelName } from './panel-name.js';
import { PinsTab } from './pins-tab.js';

const widths = { min: 320, max: 560, initial: 400 };

interface DetailsPanelProps {
  readonly state: ChannelState;
  readonly panel: PanelName;
}

/** Beside the timeline, or over it where the window is not wide enough: what a channel is, and who is in it. */
export function DetailsPanel({ state, panel }: DetailsPanelProps) {
  const { t } = useLingui();
  const [width, setWidth] = useState(() => Number(remembered('panel-width')) || widths.initial);
  // One element at every width: what is open in the panel stays open when the window is made narrower.
  return (
    <ResizablePane
      side="end"
      label={t`Width of the details`}
      width={width}
      limits={widths}
      onWidthChange={(next) => {
        setWidth(next);
        remember('panel-width', String(next));
      }}
      className="flex flex-col max-lg:absolute max-lg:inset-0 max-lg:z-pane max-lg:w-auto max-lg:bg-canvas max-lg:[&>[role=separator]]:hidden lg:border-s lg:border-line"
    >
      <PanelContent state={state} panel={panel} />
    </ResizablePane>
  );
}

function PanelContent({ state, panel }: DetailsPanelProps) {
  const { t } = useLingui();
  const { channel } = state;
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const title = useChannelTitle(channel.id);
  const { count } = useChannelPeople(channel);
  const heading = useRef<HTMLHeadingElement>(null);
  const show = (next: PanelName | undefined, replace = false) =>
    void navigate({
      to: '/w/$slug/c/$channelId',
      params: { slug, channelId: channel.id },
      search: next === undefined ? {} : { panel: next },
      replace,
    });
  useShortcut('escape', () => show(undefined), { label: t`Close the details`, whileTyping: false });
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <aside aria-label={t`Details`} className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-[calc(var(--spacing-header)+var(--spacing-safe-top))] flex-none items-center gap-1.5 ps-5 pe-3 pt-safe-top">
        <ChannelGlyph kind={channel.kind} memberIds={channel.memberIds} className="text-ink-2" />
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate text-title font-bold outline-none">
          {title}
        </h2>
        <IconButton icon={X} label={t`Close the details`} shortcut="escape" onClick={() => show(undefined)} />
      </header>
      <Tabs
        label={t`Details`}
        className="flex-1 *:first:px-5"
        value={panel}
        onValueChange={(next) => show(next, true)}
        tabs={[
          { value: 'about', label: t`About`, panel: <AboutTab key={channel.id} state={state} /> },
          {
            value: 'members',
            label: t`Members`,
            extra: count !== undefined && (
              <span
                className="text-meta font-normal text-ink-3 tabular-nums"
                title={plural(count, { one: '# person', other: '# people' })}
              >
                {count}
              </span>
            ),
            panel: <MembersTab key={channel.id} state={state} />,
          },
          { value: 'pins', label: t`Pins`, panel: <PinsTab key={channel.id} state={state} /> },
        ]}
      />
    </aside>
  );
}

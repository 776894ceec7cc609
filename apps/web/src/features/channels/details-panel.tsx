import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ChannelFace } from '@parley/client';
import { useNavigate } from '@tanstack/react-router';
import { useShortcut } from '../../ui/shortcuts.js';
import { Tabs } from '../../ui/tabs.js';
import { PaneClose, SidePane, usePaneHeading, useWayBack, useWorkspaceSlug } from '../page/index.js';
import { AboutTab } from './about-tab.js';
import { ChannelBack } from './channel-back.js';
import { ChannelGlyph, useChannelTitle } from './channel-title.js';
import { useMemberCount } from './members-query.js';
import { MembersTab } from './members-tab.js';
import type { PanelName } from './panel-name.js';
import { PinsTab } from './pins-tab.js';

interface DetailsPanelProps {
  readonly state: ChannelFace;
  readonly panel: PanelName;
}

/** Beside the timeline, or over it where the window is not wide enough: what a channel is, and who is in it. */
export function DetailsPanel({ state, panel }: DetailsPanelProps) {
  const { t } = useLingui();
  return (
    <SidePane widthLabel={t`Width of the details`}>
      <PanelContent state={state} panel={panel} />
    </SidePane>
  );
}

function PanelContent({ state, panel }: DetailsPanelProps) {
  const { t } = useLingui();
  const { channel } = state;
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const title = useChannelTitle(channel.id);
  const count = useMemberCount(channel);
  const name = channel.memberIds === null ? `#${title}` : title;
  const heading = usePaneHeading();
  const wayBack = useWayBack();
  const close = () => wayBack(`/w/${slug}/c/${channel.id}`);
  const show = (next: PanelName) =>
    void navigate({
      to: '/w/$slug/c/$channelId',
      params: { slug, channelId: channel.id },
      search: { panel: next },
      replace: true,
    });
  useShortcut('escape', close, { label: t`Close the details`, whileTyping: false });
  return (
    <aside aria-label={t`Details`} className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-[calc(var(--spacing-header)+var(--spacing-safe-top))] flex-none items-center gap-1.5 ps-1 pe-3 pt-safe-top lg:ps-5">
        <ChannelBack channelId={channel.id} name={name} onClick={close} />
        <ChannelGlyph kind={channel.kind} memberIds={channel.memberIds} className="text-ink-2" />
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate text-title font-bold outline-none">
          {title}
        </h2>
        <PaneClose label={t`Close the details`} onClick={close} />
      </header>
      <Tabs
        label={t`Details`}
        className="flex-1 *:first:px-5"
        value={panel}
        onValueChange={show}
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

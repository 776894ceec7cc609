import { useLingui } from '@lingui/react/macro';
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Icon } from '../../ui/icon.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { useWindowWidth } from '../../ui/use-media.js';
import { PaneHeader, remembered, useWorkspaceSlug } from '../page/index.js';
import { type SettingsPageLink, useSettingsPages } from './settings-pages.js';

/**
 * Settings are a page with a list of its own. In a window that is not wide enough the list lies above what it leads to; on a
 * narrow one it is part of "You", where the way back leads.
 */
export function SettingsLayout() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const lastChannel = remembered(`last-channel.${slug}`);
  const pages = useSettingsPages();
  const list = useRef<HTMLElement>(null);
  const page = useLocation({ select: ({ pathname }) => pathname });
  // Above the page the list may be wider than it: where one is must be in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every page
  useEffect(() => {
    list.current
      ?.querySelector('[aria-current="page"]')
      ?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [page]);
  return (
    <>
      <PaneHeader>
        <h1 tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">{t`Settings`}</h1>
        {lastChannel && (
          <Link
            to="/w/$slug/c/$channelId"
            params={{ slug, channelId: lastChannel }}
            className="flex h-control items-center gap-2 rounded-control px-2.5 text-small font-medium text-ink-2 transition-colors duration-quick hover:bg-hover hover:text-ink max-md:hidden"
          >
            <Icon icon={ArrowLeft} className="rtl:-scale-x-100" />
            {t`Back to the chat`}
          </Link>
        )}
      </PaneHeader>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <nav
          ref={list}
          aria-label={t`Settings`}
          className="flex flex-none gap-0.5 border-b border-line px-3 py-2 max-lg:scroll-strip max-md:hidden lg:w-56 lg:flex-col lg:border-b-0 lg:py-5 lg:ps-5"
        >
          {pages.map((one) => (
            <SettingsLink key={one.to} {...one} />
          ))}
        </nav>
        <ScrollArea className="min-w-0 flex-1">
          <div className="w-full max-w-160 px-4 pt-6 pb-16 md:px-8">
            <Outlet />
          </div>
        </ScrollArea>
      </div>
    </>
  );
}

/** The settings without a page: the first one, or on a narrow window the list of them. */
export function SettingsHome() {
  const slug = useWorkspaceSlug();
  const isNarrow = useWindowWidth() === 'narrow';
  return <Navigate to={isNarrow ? '/w/$slug/you' : '/w/$slug/settings/profile'} params={{ slug }} replace />;
}

function SettingsLink({ to, icon, label }: SettingsPageLink) {
  const slug = useWorkspaceSlug();
  return (
    <Link
      to={to}
      params={{ slug }}
      data-focus-inside
      className="flex h-9 flex-none items-center gap-2.5 rounded-control px-2.5 text-ui text-ink-2 transition-colors duration-quick hover:bg-hover aria-[current=page]:bg-press aria-[current=page]:font-medium aria-[current=page]:text-ink coarse:h-11"
    >
      <Icon icon={icon} />
      {label}
    </Link>
  );
}

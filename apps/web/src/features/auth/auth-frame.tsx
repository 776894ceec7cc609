import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Brand, PageTitle } from '../page/index.js';
import { AuthArt } from './auth-art.js';

interface AuthFrameProps {
  readonly title: string;
  readonly lead?: ReactNode | undefined;
  /** More room, for a list in two columns. */
  readonly isWide?: boolean | undefined;
  readonly children: ReactNode;
}

/** What a person sees before a workspace: the form on paper, and beside it a still picture of talk. */
export function AuthFrame({ title, lead, isWide = false, children }: AuthFrameProps) {
  return (
    <div className="flex min-h-full bg-canvas">
      <PageTitle title={title} />
      <main className="flex min-w-0 flex-1 flex-col px-6 pt-[calc(var(--spacing-safe-top)+1.5rem)] pb-[calc(var(--spacing-safe-bottom)+2rem)] md:px-12">
        <Brand />
        <div
          className={clsx(
            'mx-auto flex w-full flex-1 flex-col justify-center py-10',
            isWide ? 'max-w-120' : 'max-w-96',
          )}
        >
          <h1 className="text-[1.75rem] leading-9 font-bold tracking-[-0.015em] text-balance wrap-anywhere">
            {title}
          </h1>
          {lead && <div className="mt-2 text-body text-ink-2">{lead}</div>}
          <div className="mt-7">{children}</div>
        </div>
      </main>
      <aside aria-hidden className="sticky top-0 hidden h-dvh w-[44%] max-w-180 flex-none p-3 ps-0 lg:block">
        <div className="h-full overflow-hidden rounded-dialog bg-accent-wash">
          <AuthArt />
        </div>
      </aside>
    </div>
  );
}

import type { ReactNode } from 'react';
import { Mark } from '../../ui/mark.js';
import { PageTitle } from './page-title.js';

/** Whose page this is. */
export function Brand() {
  return (
    <p className="flex items-center gap-2.5 text-title font-bold">
      <Mark size={28} />
      Parley
    </p>
  );
}

interface LoneScreenProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page with nothing of a workspace around it, such as one that could not be opened. */
export function LoneScreen({ title, children }: LoneScreenProps) {
  return (
    <main className="flex min-h-full flex-col bg-canvas px-6 pt-[calc(var(--spacing-safe-top)+1.5rem)] pb-16 md:px-12">
      <PageTitle title={title.replace(/\.$/, '')} />
      <Brand />
      <h1 className="sr-only">{title}</h1>
      <div className="grid flex-1 place-items-center">{children}</div>
    </main>
  );
}

import type { ReactNode } from 'react';
import { PageTitle } from '../page/index.js';

interface SettingsPageProps {
  readonly title: string;
  readonly lead?: ReactNode | undefined;
  readonly children: ReactNode;
}

/** One page of the settings under its own heading. */
export function SettingsPage({ title, lead, children }: SettingsPageProps) {
  return (
    <>
      <PageTitle title={title} />
      <h2 className="text-title-3 font-bold">{title}</h2>
      {lead && <p className="mt-1 text-ui text-ink-2">{lead}</p>}
      <div className="mt-6 flex flex-col gap-8">{children}</div>
    </>
  );
}

interface SettingGroupProps {
  readonly title?: string | undefined;
  readonly hint?: ReactNode | undefined;
  readonly children: ReactNode;
}

/** Settings under each other with hairlines between them; a heading where a page has several groups. */
export function SettingGroup({ title, hint, children }: SettingGroupProps) {
  return (
    <section>
      {title && (
        <div className="mb-4">
          <h3 className="text-title font-semibold">{title}</h3>
          {hint && <p className="mt-0.5 text-small text-ink-3">{hint}</p>}
        </div>
      )}
      <div className="divide-y divide-line *:py-4 *:first:pt-0 *:last:pb-0">{children}</div>
    </section>
  );
}

interface SettingRowProps {
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  /** For a hint that would be a narrow column beside its control. */
  readonly isControlBelow?: boolean | undefined;
  readonly children: ReactNode;
}

/** What a setting is at the start, its control at the end. */
export function SettingRow({ label, hint, isControlBelow = false, children }: SettingRowProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className={isControlBelow ? 'w-full' : 'min-w-48 flex-1'}>
        <p className="text-ui font-medium">{label}</p>
        {hint && <div className="text-small text-pretty text-ink-3">{hint}</div>}
      </div>
      {children}
    </div>
  );
}

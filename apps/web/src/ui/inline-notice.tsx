import { clsx } from 'clsx';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.js';

export type NoticeTone = 'info' | 'warning' | 'danger';

export interface InlineNoticeProps {
  readonly tone?: NoticeTone | undefined;
  /** What happened, in bold; the children say what is safe and what to do. */
  readonly title?: string | undefined;
  readonly children?: ReactNode | undefined;
  readonly action?: ReactNode | undefined;
  readonly className?: string | undefined;
}

const looks = {
  info: { icon: Info, surface: 'bg-info-wash', ink: 'text-info-ink' },
  warning: { icon: TriangleAlert, surface: 'bg-warning-wash', ink: 'text-warning-ink' },
  danger: { icon: CircleAlert, surface: 'bg-danger-wash', ink: 'text-danger-ink' },
};

/** A sentence in the flow of the page. A danger is read out at once, the others when reached. */
export function InlineNotice({ tone = 'info', title, children, action, className }: InlineNoticeProps) {
  const look = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'note'}
      className={clsx(
        'flex gap-2.5 rounded-card px-3.5 py-2.5 text-ui forced-colors:border',
        look.surface,
        className,
      )}
    >
      <Icon icon={look.icon} size={18} className={clsx('mt-px', look.ink)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold text-ink">{title}</p>}
        {children && <div className={title ? 'text-ink-2' : 'text-ink'}>{children}</div>}
      </div>
      {action && <div className="-my-0.5 flex-none self-center">{action}</div>}
    </div>
  );
}

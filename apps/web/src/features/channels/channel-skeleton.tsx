import { useLingui } from '@lingui/react/macro';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';

const rows = [
  ['24%', '72%', '48%'],
  ['18%', '56%'],
  ['30%', '80%', '66%'],
  ['22%', '40%'],
] as const;

/** The shape of a channel while nothing of it is known. */
export function ChannelSkeleton() {
  const { t } = useLingui();
  return (
    <SkeletonGroup label={t`Opening the channel`} className="flex min-h-0 flex-1 flex-col">
      <h1 className="sr-only">{t`Opening the channel`}</h1>
      <div className="flex h-header flex-none items-center border-b border-line px-5">
        <Skeleton width="9rem" height="0.875rem" />
      </div>
      <div className="flex flex-1 flex-col justify-end gap-6 px-5 pb-5">
        {rows.map((widths) => (
          <div key={widths[0]} className="flex gap-4">
            <Skeleton shape="avatar" />
            <div className="flex max-w-140 flex-1 flex-col gap-2.5 pt-1">
              {widths.map((width) => (
                <Skeleton key={width} width={width} />
              ))}
            </div>
          </div>
        ))}
        <Skeleton shape="block" height="var(--spacing-composer)" className="mt-2" />
      </div>
    </SkeletonGroup>
  );
}

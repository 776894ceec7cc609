import { useLingui } from '@lingui/react/macro';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';

/** Lengths of lines that look like talk. */
const shapes = [
  ['34%', '72%'],
  ['56%'],
  ['81%', '47%', '64%'],
  ['28%'],
  ['67%', '39%'],
  ['52%', '76%'],
] as const;

/** What a page of messages will look like, standing at the bottom as they will. */
export function TimelineSkeleton() {
  const { t } = useLingui();
  return (
    <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden pb-4">
      <SkeletonGroup label={t`Loading messages`}>
        <SkeletonRows />
      </SkeletonGroup>
    </div>
  );
}

export function SkeletonRows({ rows = shapes.length }: { readonly rows?: number }) {
  return shapes.slice(0, rows).map((lines, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: fixed shapes
    <div key={row} className="flex px-2 pt-group md:px-4">
      <div className="w-gutter flex-none">
        <Skeleton shape="avatar" width="2.25rem" height="2.25rem" />
      </div>
      <div className="flex max-w-measure flex-1 flex-col gap-2 pt-1">
        <Skeleton width="7rem" height="0.75rem" />
        {lines.map((width) => (
          <Skeleton key={width} width={width} height="0.75rem" />
        ))}
      </div>
    </div>
  ));
}

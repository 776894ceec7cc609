import { useSearch } from '@tanstack/react-router';
import { useWindowWidth } from '../../ui/use-media.js';

/** Whether a pane lies over the open channel: nothing of the channel is seen, so nothing of it is read. */
export function useIsCovered(): boolean {
  const isNarrower = useWindowWidth() !== 'wide';
  const hasPane = useSearch({
    strict: false,
    select: ({ panel, thread }) => panel !== undefined || thread !== undefined,
  });
  return isNarrower && hasPane;
}

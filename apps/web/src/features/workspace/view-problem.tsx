import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useContext } from 'react';
import { ChatContext } from '../../client.js';
import { AuthProblem } from '../auth/index.js';
import { PaneHeader } from '../page/index.js';
import { PaneProblem } from '../problems/index.js';

/** Stands in the place of a view that could not be shown; in a workspace, what is beside it goes on. */
export function ViewProblem(props: ErrorComponentProps) {
  const router = useRouter();
  const isInWorkspace = useContext(ChatContext) !== null;
  if (!isInWorkspace) return <AuthProblem {...props} />;
  return (
    <>
      {/* Nothing else in it leads back on a narrow window. */}
      <PaneHeader>{null}</PaneHeader>
      <PaneProblem
        error={props.error}
        className="grid min-h-0 flex-1 place-items-center"
        onRetry={() => void router.invalidate()}
      />
    </>
  );
}

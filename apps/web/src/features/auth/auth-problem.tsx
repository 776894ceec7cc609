import { useLingui } from '@lingui/react/macro';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { LoneScreen } from '../page/index.js';
import { PaneProblem } from '../problems/index.js';

/** The server did not answer before anything could be shown. */
export function AuthProblem({ error }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  return (
    <LoneScreen title={t`Not reachable`}>
      <PaneProblem
        error={error}
        title={t`Parley is not answering.`}
        onRetry={() => void router.invalidate()}
      />
    </LoneScreen>
  );
}

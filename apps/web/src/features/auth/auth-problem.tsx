import { useLingui } from '@lingui/react/macro';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { PageTitle } from '../page/index.js';
import { PaneProblem } from '../problems/index.js';

/** The server did not answer before anything could be shown. */
export function AuthProblem({ error }: ErrorComponentProps) {
  const { t } = useLingui();
  const router = useRouter();
  return (
    <main className="grid min-h-full place-items-center bg-canvas">
      <PageTitle title={t`Not reachable`} />
      <h1 className="sr-only">{t`Not reachable`}</h1>
      <PaneProblem
        error={error}
        title={t`Parley is not answering.`}
        onRetry={() => void router.invalidate()}
      />
    </main>
  );
}

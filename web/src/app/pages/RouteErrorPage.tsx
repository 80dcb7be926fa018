import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { failureOf } from '../../apollo/failure.ts';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { newKey } from '../../lib/idempotency-key.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

/** The last resort: a screen that broke while it was drawn, or could not be loaded. */
export function RouteErrorPage() {
  const { t } = useLingui();
  const error = useRouteError();
  const [reference] = useState(() => {
    const made = newKey().slice(0, 8).toUpperCase();
    console.error(`Reference ${made}`, error);
    return made;
  });
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t`Something went wrong`} isTitleHidden width="narrow">
      <ErrorState error={error} onRetry={() => window.location.reload()} />
      {failureOf(error).reference === null && (
        <p className="text-center text-ink-soft">
          <Trans>
            Reference number <span className="font-strong text-ink select-all">{reference}</span>
          </Trans>
        </p>
      )}
    </Page>
  );
}

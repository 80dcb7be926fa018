import { Trans, useLingui } from '@lingui/react/macro';
import { Component, type ReactNode } from 'react';
import { failureOf } from '../../apollo/failure.ts';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { newKey } from '../../lib/idempotency-key.ts';

interface Broken {
  error: unknown;
  reference: string;
}

function BrokenPage({ error, reference }: Broken) {
  const { t } = useLingui();
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

interface State {
  broken: Broken | null;
  resetKey: string;
}

/**
 * The last resort: a screen that broke while it was drawn, or could not be loaded. The navigation around it
 * stays; another address (`resetKey`) clears it.
 */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey: string }, State> {
  override state: State = { broken: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { broken: { error, reference: newKey().slice(0, 8).toUpperCase() } };
  }

  static getDerivedStateFromProps(props: { resetKey: string }, state: State): State | null {
    return props.resetKey === state.resetKey ? null : { broken: null, resetKey: props.resetKey };
  }

  override componentDidUpdate(_props: unknown, before: State): void {
    const { broken } = this.state;
    if (broken !== null && before.broken === null)
      console.error(`Reference ${broken.reference}`, broken.error);
  }

  override render(): ReactNode {
    const { broken } = this.state;
    return broken === null ? this.props.children : <BrokenPage {...broken} />;
  }
}

import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';

/** For one who is in no network: there is nobody to thank yet. */
export function NoNetwork() {
  const { t } = useLingui();
  return (
    <EmptyState
      picture="fluent:lotus"
      title={t`Thanks go around in a community`}
      action={
        <LinkButton variant="primary" to="/networks">
          <Trans>Find my community</Trans>
        </LinkButton>
      }
    >
      <Trans>Join yours, and thank those who do good.</Trans>
    </EmptyState>
  );
}

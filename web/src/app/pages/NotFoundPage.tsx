import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';

/** An address that leads nowhere. Features show it too, for a thing that is not there or not theirs to see. */
export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <Page title={t`Not found`} isTitleHidden width="narrow">
      <EmptyState
        picture="fluent:magnifying-glass-tilted-left"
        title={t`This page is not here`}
        action={
          <LinkButton variant="primary" to="/">
            <Trans>Go to the first page</Trans>
          </LinkButton>
        }
      >
        <Trans>It may have moved, or the address has a slip in it.</Trans>
      </EmptyState>
    </Page>
  );
}

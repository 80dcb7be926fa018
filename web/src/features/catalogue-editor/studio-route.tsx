import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { AdoptSheet } from './AdoptSheet.tsx';
import { CatalogueEditorDocument } from './catalogue-editor.generated.ts';
import { CatalogueReplayDocument } from './catalogue-replay.generated.ts';
import { ReplayView } from './ReplayView.tsx';
import { RuleWeights } from './RuleWeights.tsx';

function StudioPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const variables = { slug: network.slug };
  const editor = useQuery(CatalogueEditorDocument, { variables });
  const { data, error, refetch } = useQuery(CatalogueReplayDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const [isAdopting, setIsAdopting] = useState(false);
  const draft = editor.data?.network?.catalogueDraft;
  const replay = data?.network?.catalogueDraft?.replay;
  const editorPath = `/coordinator/${network.slug}/catalogue`;
  return (
    <Page
      title={t`Try the draft on past deeds`}
      lead={network.name}
      back={{ to: editorPath, label: t`Good deeds that count` }}
      actions={
        draft && network.canDecide ? (
          <Button variant="primary" icon={Check} onPress={() => setIsAdopting(true)}>
            <Trans>Adopt…</Trans>
          </Button>
        ) : undefined
      }
    >
      {draft === null && (
        <EmptyState
          picture="fluent:memo"
          title={t`There is no draft`}
          action={
            <LinkButton to={editorPath} variant="primary">
              <Trans>Begin one</Trans>
            </LinkButton>
          }
        >
          <Trans>Begin a draft first, then see here what it would change.</Trans>
        </EmptyState>
      )}
      <div className="flex flex-col gap-6">
        {draft && network.canDecide && <RuleWeights draft={draft} onChanged={refetch} />}
        {error && !data && <ErrorState error={error} onRetry={refetch} />}
        {draft !== null && !data && !error && <Skeleton shape="card" count={2} />}
        {draft && replay && <ReplayView replay={replay} />}
      </div>
      {isAdopting && draft && <AdoptSheet draft={draft} onClose={() => setIsAdopting(false)} />}
    </Page>
  );
}

/** `/coordinator/:slug/catalogue/studio`: what a change would have meant for the last three months. */
export default function CatalogueStudioRoute() {
  return <CoordinatorScreen>{(network) => <StudioPage network={network} />}</CoordinatorScreen>;
}

import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { BookOpen, Download } from 'lucide-react';
import { buttonStyles } from '../../design/components/button-styles.ts';
import { Card } from '../../design/components/Card.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate } from '../../lib/dates.ts';
import { CoordinatorScreen } from '../coordinator/CoordinatorScreen.tsx';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import { BeginDraft } from './BeginDraft.tsx';
import { CatalogueEditorDocument } from './catalogue-editor.generated.ts';
import { DraftCard } from './DraftCard.tsx';
import type { EditedNetwork } from './draft-tree.ts';
import { Virtues } from './Virtues.tsx';

function InForce({
  network,
  catalogue,
}: {
  network: CoordinatedNetwork;
  catalogue: EditedNetwork['catalogue'];
}) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  if (catalogue === null) {
    return (
      <EmptyState picture="fluent:ledger" title={t`No list of good deeds yet`}>
        <Trans>Begin with the ready-made list, change what you like, and adopt it.</Trans>
      </EmptyState>
    );
  }
  const since = catalogue.effectiveFrom === null ? '' : formatDate(catalogue.effectiveFrom, locale);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lead">
        <Trans>
          Version {catalogue.number}, since {since}
        </Trans>
        {' · '}
        <Plural value={catalogue.indicatorCount} one="# way to count" other="# ways to count" />
      </p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`/n/${network.slug}/catalogue`} icon={BookOpen}>
          <Trans>As members see it</Trans>
        </LinkButton>
        <a href={`/catalogue-templates/${catalogue.id}.json`} download className={buttonStyles()}>
          <Download aria-hidden className="size-5 shrink-0" />
          <Trans>Save as a file</Trans>
        </a>
      </div>
    </div>
  );
}

function Versions({ versions }: { versions: EditedNetwork['catalogueVersions'] }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  if (versions.edges.length === 0) return null;
  return (
    <Card>
      <h2 className="pb-1 text-title">{t`All versions`}</h2>
      <List label={t`All versions`}>
        {versions.edges.map(({ node }) => {
          const since = node.effectiveFrom === null ? '' : formatDate(node.effectiveFrom, locale);
          return (
            <ListRow
              key={node.id}
              title={t`Version ${node.number}, from ${since}`}
              hint={node.note === '' ? t`${node.indicatorCount} ways to count` : node.note}
            />
          );
        })}
      </List>
    </Card>
  );
}

function EditorPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(CatalogueEditorDocument, { variables: { slug: network.slug } });
  const edited = data?.network;
  return (
    <Page title={t`Good deeds that count`} lead={network.name}>
      {error && !edited && <ErrorState error={error} onRetry={refetch} />}
      {!edited && !error && <Skeleton shape="card" count={2} />}
      {edited && (
        <div className="flex flex-col gap-6">
          <Card>
            <h2 className="pb-2 text-title">{t({ message: 'In force', context: 'good deeds' })}</h2>
            <InForce network={network} catalogue={edited.catalogue} />
          </Card>
          {edited.catalogueDraft !== null ? (
            <DraftCard network={network} edited={edited} draft={edited.catalogueDraft} />
          ) : (
            network.canDecide && (
              <Card>
                <h2 className="pb-2 text-title">{t`Make a change`}</h2>
                <BeginDraft network={edited} />
              </Card>
            )
          )}
          <Virtues network={edited} canEdit={network.canDecide} />
          <Versions versions={edited.catalogueVersions} />
        </div>
      )}
    </Page>
  );
}

/** `/coordinator/:slug/catalogue`: what counts, the draft of what will, and what did. */
export default function CatalogueEditorRoute() {
  return <CoordinatorScreen>{(network) => <EditorPage network={network} />}</CoordinatorScreen>;
}

import type { FragmentType } from '@apollo/client/masking';
import { useFragment, useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ListTree } from 'lucide-react';
import { useState } from 'react';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { List } from '../../design/components/List.tsx';
import { ListRow } from '../../design/components/ListRow.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { Page } from '../../design/components/Page.tsx';
import { SearchField } from '../../design/components/SearchField.tsx';
import { Select } from '../../design/components/Select.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { useSettled } from '../../lib/use-settled.ts';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { CoordinatedMerchantsDocument, type MerchantStatus } from './merchant-list.generated.ts';
import {
  type CoordinatedMerchantRow_merchantFragment,
  CoordinatedMerchantRow_merchantFragmentDoc,
} from './merchant-list-row.generated.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';

const statuses = [
  'APPROVED',
  'SUSPENDED',
  'APPLIED',
  'CHANGES_REQUESTED',
  'DECLINED',
] as const satisfies readonly MerchantStatus[];

interface RowProps {
  merchant: FragmentType<CoordinatedMerchantRow_merchantFragment>;
  slug: string;
}

function MerchantRow({ merchant, slug }: RowProps) {
  const { data, complete } = useFragment({
    fragment: CoordinatedMerchantRow_merchantFragmentDoc,
    from: merchant,
  });
  if (!complete) return null;
  return (
    <ListRow
      to={`/coordinator/${slug}/merchants/${data.id}`}
      start={<OfferPicture picture={data.picture ?? data.category.picture} size="thumb" />}
      title={data.name}
      hint={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>{data.category.name}</span>
          <StateBadge of="merchant" state={data.status} />
          {data.status === 'SUSPENDED' && data.suspendedUntil !== null && (
            <span>
              <Trans>
                until <DateTime value={data.suspendedUntil} />
              </Trans>
            </span>
          )}
        </span>
      }
    />
  );
}

interface MerchantListProps {
  network: CoordinatedNetwork;
  search: string;
  status: MerchantStatus | null;
}

function MerchantList({ network, search, status }: MerchantListProps) {
  const { t } = useLingui();
  const { data, previousData, error, refetch, fetchMore } = useQuery(CoordinatedMerchantsDocument, {
    variables: {
      slug: network.slug,
      search: search === '' ? null : search,
      status: status === null ? [...statuses] : [status],
    },
  });
  const found = (data ?? previousData)?.network?.merchants;
  if (found === undefined) {
    return error === undefined ? (
      <Skeleton shape="row" count={5} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (found.edges.length === 0) {
    return (
      <EmptyState picture="fluent:convenience-store" title={t`No shop like that`}>
        <Trans>Try fewer letters, or another state.</Trans>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="pb-1 text-ink-soft" role="status">
        <Plural value={found.totalCount} one="# shop" other="# shops" />
      </p>
      <List label={t`Shops`}>
        {found.edges.map(({ node }) => (
          <MerchantRow key={node.id} merchant={node} slug={network.slug} />
        ))}
      </List>
      {found.pageInfo.hasNextPage && (
        <MoreButton onMore={() => fetchMore({ variables: { after: found.pageInfo.endCursor } })} />
      )}
    </>
  );
}

function MerchantListPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const [status, setStatus] = useState<MerchantStatus | null>(null);
  const settled = useSettled(search.trim());
  return (
    <Page
      title={t`Shops`}
      lead={network.name}
      actions={
        <LinkButton to={`/coordinator/${network.slug}/categories`} icon={ListTree}>
          <Trans>Categories of shops</Trans>
        </LinkButton>
      }
    >
      <Card>
        <div className="flex flex-col gap-4 pb-3 tablet:flex-row tablet:items-end">
          <div className="grow">
            <SearchField label={t`Find a shop by name`} value={search} onChange={setSearch} />
          </div>
          <div className="tablet:w-64">
            <Select
              label={t`State`}
              value={status ?? 'ALL'}
              onChange={(value) => setStatus(statuses.find((each) => each === value) ?? null)}
              options={[
                { id: 'ALL', label: t`All` },
                { id: 'APPROVED', label: t`Partner shops` },
                { id: 'SUSPENDED', label: t`On pause` },
                { id: 'APPLIED', label: t`Waiting for approval` },
                { id: 'CHANGES_REQUESTED', label: t`Changes asked for` },
                { id: 'DECLINED', label: t({ message: 'Not taken in', context: 'decision' }) },
              ]}
            />
          </div>
        </div>
        <MerchantList network={network} search={settled} status={status} />
      </Card>
    </Page>
  );
}

/** All shops of the network, to find one and to pause or welcome it back. */
export default function CoordinatedMerchantsRoute() {
  return <CoordinatorScreen>{(network) => <MerchantListPage network={network} />}</CoordinatorScreen>;
}

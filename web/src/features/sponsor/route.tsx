import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { List } from '../../design/components/List.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { SponsorForm } from './SponsorForm.tsx';
import { SponsorshipRow } from './SponsorshipRow.tsx';
import { ShopSponsoringDocument, type ShopSponsoringQuery } from './sponsoring.generated.ts';

type Shop = Extract<ShopSponsoringQuery['node'], { __typename: 'Merchant' }>;
type Sponsoring = NonNullable<Shop['sponsoring']>;

function Purse({ sponsoring }: { sponsoring: Sponsoring }) {
  const { t } = useLingui();
  return (
    <Card tone="points" title={t`To give on`}>
      <Points value={sponsoring.availablePoints} size="hero" />
      <KeyValue
        items={[
          { label: t`Received of members`, value: <Points value={sponsoring.receivedPoints} /> },
          { label: t`Given on so far`, value: <Points value={sponsoring.sponsoredPoints} /> },
          { label: t`Received in the last 7 days`, value: <Points value={sponsoring.recentPoints} /> },
        ]}
      />
      <p className="pt-3">
        <Trans>What came in during the last 7 days waits: until then it can still go back to a member.</Trans>
      </p>
    </Card>
  );
}

/** `/shop/:merchantId/sponsor`: points that members spent here do good once more. */
export default function SponsorRoute() {
  const { t } = useLingui();
  const { merchantId = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(ShopSponsoringDocument, {
    variables: { merchantId },
    fetchPolicy: 'cache-and-network',
  });
  const shop: Shop | null = data?.node?.__typename === 'Merchant' ? data.node : null;
  const sponsoring = shop?.sponsoring ?? null;
  if (data !== undefined && sponsoring === null) return <NotFoundPage />;
  return (
    <Page
      title={t`Points that go around`}
      width="wide"
      back={{ to: `/shop/${merchantId}`, label: t`Our shop` }}
      lead={<Trans>What members spent here can reward the next good deed.</Trans>}
    >
      {shop === null || sponsoring === null ? (
        error ? (
          <ErrorState error={error} onRetry={refetch} />
        ) : (
          <Skeleton shape="card" count={2} />
        )
      ) : (
        <div className="grid items-start gap-5 desktop:grid-cols-2">
          <div className="flex flex-col gap-5">
            <Purse sponsoring={sponsoring} />
            {shop.viewerStaffRole === 'OWNER' && sponsoring.availablePoints > 0 && (
              <SponsorForm
                merchantId={merchantId}
                shopName={shop.name}
                availablePoints={sponsoring.availablePoints}
                events={sponsoring.openEvents}
              />
            )}
          </div>
          <Card title={t`Given`}>
            {sponsoring.sponsorships.edges.length === 0 ? (
              <p className="text-ink-soft">{t`Nothing yet.`}</p>
            ) : (
              <List label={t`Given`}>
                {sponsoring.sponsorships.edges.map(({ node }) => (
                  <SponsorshipRow key={node.id} sponsorship={node} />
                ))}
              </List>
            )}
            {sponsoring.sponsorships.pageInfo.hasNextPage && (
              <MoreButton
                onMore={() => fetchMore({ variables: { after: sponsoring.sponsorships.pageInfo.endCursor } })}
              />
            )}
          </Card>
        </div>
      )}
    </Page>
  );
}

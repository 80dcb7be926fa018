import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { MoreButton } from '../../design/components/MoreButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { AddToFund, GiftRulesForm } from './FundForms.tsx';
import { FundingList } from './FundingList.tsx';
import { GiftFundDocument } from './gift-fund.generated.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useGiftFund } from './use-gift-fund.ts';

function FundScreen({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  const { data, error, refetch, fetchMore } = useQuery(GiftFundDocument, {
    variables: { slug: network.slug },
    fetchPolicy: 'cache-and-network',
  });
  const actions = useGiftFund(network.id);
  const fund = data?.network?.giftFund;
  if (!fund) {
    return error === undefined ? (
      <Skeleton shape="card" count={2} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  const { edges, pageInfo } = fund.fundings;
  return (
    <div className="grid grid-cols-1 items-start gap-6 desktop:grid-cols-2">
      <div className="flex flex-col gap-6">
        <Card tone="thanks" title={t`In the fund`}>
          <Points value={fund.balance} size="hero" />
          <KeyValue
            items={[
              { label: t`Given this month`, value: <Points value={fund.givenThisMonthPoints} /> },
              {
                label: t`If every member gave all they may`,
                value: <Points value={fund.possibleThisMonthPoints} />,
              },
            ]}
          />
        </Card>
        {network.canDecide && (
          <AddToFund
            soloLeftPoints={fund.soloLeftPoints}
            isPending={actions.isPending}
            onAdd={(points) => void actions.add(points)}
          />
        )}
      </div>
      <div className="flex flex-col gap-6">
        {network.canDecide && (
          <GiftRulesForm
            key={`${fund.monthlyGiftPoints} ${fund.giftLimitPoints}`}
            monthlyGiftPoints={fund.monthlyGiftPoints}
            giftLimitPoints={fund.giftLimitPoints}
            isPending={actions.isPending}
            onSet={(monthly, limit) => void actions.setRules(monthly, limit)}
          />
        )}
        <Card title={t`What was put in`}>
          {edges.length === 0 ? (
            <p className="text-ink-soft">
              <Trans>Nothing yet. With points in the fund members can thank each other with them.</Trans>
            </p>
          ) : (
            <FundingList
              fundings={edges.map(({ node }) => node)}
              canDecide={network.canDecide}
              isPending={actions.isPending}
              onConfirm={(id) => void actions.confirm(id)}
              onWithdraw={(id) => void actions.withdraw(id)}
            />
          )}
          {pageInfo.hasNextPage && (
            <MoreButton onMore={() => fetchMore({ variables: { after: pageInfo.endCursor } })} />
          )}
        </Card>
      </div>
    </div>
  );
}

function FundPage({ network }: { network: CoordinatedNetwork }) {
  const { t } = useLingui();
  return (
    <Page title={t`The thanks fund`} lead={network.name} width="wide">
      <FundScreen network={network} />
    </Page>
  );
}

/** What members give out of: how much is in it, putting in, and what was given, never by whom. */
export default function FundRoute() {
  return <CoordinatorScreen>{(network) => <FundPage network={network} />}</CoordinatorScreen>;
}

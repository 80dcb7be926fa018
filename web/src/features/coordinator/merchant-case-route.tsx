import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useRef } from 'react';
import { useParams } from 'react-router';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import { AppealCard } from './AppealCard.tsx';
import { CaseAge } from './CaseAge.tsx';
import { CaseDecision } from './CaseDecision.tsx';
import { CaseLayout } from './CaseLayout.tsx';
import { CaseNavigation } from './CaseNavigation.tsx';
import { CaseNotes } from './CaseNotes.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { CaseWork } from './CaseWork.tsx';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { type MerchantCase, MerchantDecisionPanel } from './MerchantDecisionPanel.tsx';
import { MerchantFacts } from './MerchantFacts.tsx';
import { MerchantCaseDocument, type MerchantCaseQuery } from './merchant-case.generated.ts';
import { SimilarMerchants } from './SimilarMerchants.tsx';
import { TrustSwitch } from './TrustSwitch.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import { useCaseWalk } from './use-case-walk.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useAwayCaseIds } from './use-decisions.ts';
import { type MerchantDecision, useMerchantDecision } from './use-merchant-decision.ts';

interface CaseProps {
  network: CoordinatedNetwork;
  merchant: MerchantCase;
  queueIds: readonly string[];
}

function Case({ network, merchant, queueIds }: CaseProps) {
  const { t } = useLingui();
  const firstReason = useRef<HTMLButtonElement>(null);
  const board = `/coordinator/${network.slug}`;
  const walk = useCaseWalk(queueIds, merchant.id, `${board}/merchants`, board);
  const isAway = useAwayCaseIds().includes(merchant.id);
  const named = useMemo(() => ({ id: merchant.id, name: merchant.name }), [merchant.id, merchant.name]);
  const hold = useMerchantDecision(network, named);
  const isWaiting = merchant.status === 'APPLIED';
  // What is looked at twice before a shop is in is no matter afterwards.
  const isOpen = isWaiting || merchant.status === 'CHANGES_REQUESTED';
  const owner = merchant.review?.owner ?? null;
  const isAnothers = owner !== null && !owner.isViewer;
  const mayDecide = network.canDecide && !merchant.isOwn && !isAway && !isAnothers;
  const decide = (decision: MerchantDecision) => {
    hold(decision);
    // A pause or a welcome back is one decision on one shop; a queue is worked through.
    if (isWaiting) walk.goOn();
  };
  const { previousId, nextId } = walk.neighbours;
  useCaseKeys({
    onNext: nextId === null ? undefined : () => walk.goTo(nextId),
    onPrevious: previousId === null ? undefined : () => walk.goTo(previousId),
    onApprove: mayDecide && isWaiting ? () => decide({ kind: 'approve' }) : undefined,
    onReturn: mayDecide ? () => firstReason.current?.focus() : undefined,
  });
  return (
    <Page
      title={merchant.name}
      width="wide"
      back={isWaiting ? { to: board, label: t`Waiting` } : { to: `${board}/merchants`, label: t`Shops` }}
      lead={
        <span className="flex flex-wrap gap-2 pt-1">
          <StateBadge of="merchant" state={merchant.status} />
          {isWaiting && <CaseAge since={merchant.appliedAt} isOverdue={merchant.review?.isOverdue} />}
        </span>
      }
      actions={<CaseNavigation neighbours={walk.neighbours} onGo={walk.goTo} />}
    >
      <CaseLayout
        hasKeys={network.canDecide}
        facts={
          <>
            {isOpen && <SimilarMerchants merchant={merchant} slug={network.slug} />}
            <MerchantFacts merchant={merchant} />
          </>
        }
        decision={
          <>
            <AppealCard merchant={merchant} canAnswer={mayDecide} />
            <CaseDecision caseId={merchant.id} isOwn={merchant.isOwn} canDecide={network.canDecide}>
              {isAnothers ? (
                <Notice tone="wait" isLive={false} title={t`${owner.name} looks after this case`}>
                  <Trans>Leave it to them, or take it over below if you mean to go on with it.</Trans>
                </Notice>
              ) : (
                <MerchantDecisionPanel merchant={merchant} onDecide={decide} firstReasonRef={firstReason} />
              )}
            </CaseDecision>
            <CaseWork merchant={merchant} network={network} />
            {mayDecide && merchant.status === 'APPROVED' && (
              <TrustSwitch merchantId={merchant.id} isTrusted={merchant.isTrusted === true} />
            )}
          </>
        }
        timeline={
          <div className="flex flex-col gap-6">
            <CaseNotes merchant={merchant} />
            <CaseTimeline events={merchant.timeline} />
          </div>
        }
      />
    </Page>
  );
}

function caseOf(data: MerchantCaseQuery | undefined): MerchantCase | null {
  return data?.node?.__typename === 'Merchant' ? data.node : null;
}

function LoadedCase({ network, merchantId }: { network: CoordinatedNetwork; merchantId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(MerchantCaseDocument, {
    variables: { slug: network.slug, merchantId },
  });
  const merchant = caseOf(data);
  if (merchant !== null) {
    const queueIds =
      data?.network?.merchantQueue.edges
        .filter(({ node }) => node.status === 'APPLIED')
        .map(({ node }) => node.id) ?? [];
    return <Case key={merchant.id} network={network} merchant={merchant} queueIds={queueIds} />;
  }
  const back = { to: `/coordinator/${network.slug}`, label: t`Waiting` };
  return (
    <Page title={t`Shop`} width="wide" isTitleHidden back={back}>
      {data === undefined && error === undefined && <Skeleton shape="card" count={2} />}
      {data === undefined && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {data !== undefined && (
        <EmptyState
          picture="fluent:magnifying-glass-tilted-left"
          title={t`This shop is not here`}
          action={
            <LinkButton to={back.to} variant="primary">
              <Trans>To what is waiting</Trans>
            </LinkButton>
          }
        >
          <Trans>The link may be old, or the shop belongs to another network.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}

/** One shop's case: facts, doubles, history, and the decision. */
export default function MerchantCaseRoute() {
  const { merchantId = '' } = useParams();
  return (
    <CoordinatorScreen>
      {(network) => <LoadedCase network={network} merchantId={merchantId} />}
    </CoordinatorScreen>
  );
}

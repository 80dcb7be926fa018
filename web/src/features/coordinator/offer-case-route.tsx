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
import { ApproveOrReturn } from './ApproveOrReturn.tsx';
import { CaseAge } from './CaseAge.tsx';
import { CaseDecision } from './CaseDecision.tsx';
import { CaseLayout } from './CaseLayout.tsx';
import { CaseNavigation } from './CaseNavigation.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import { CoordinatorScreen } from './CoordinatorScreen.tsx';
import { OfferFacts } from './OfferFacts.tsx';
import { OfferPreview } from './OfferPreview.tsx';
import { OfferCaseDocument, type OfferCaseQuery } from './offer-case.generated.ts';
import { RevisionDecision } from './RevisionDecision.tsx';
import { RevisionDifference } from './RevisionDifference.tsx';
import { offerChangePresets } from './reason-presets.ts';
import { useCaseKeys } from './use-case-keys.ts';
import { useCaseWalk } from './use-case-walk.ts';
import type { CoordinatedNetwork } from './use-coordinated-network.ts';
import { useAwayCaseIds } from './use-decisions.ts';
import { type OfferDecision, useOfferDecision } from './use-offer-decision.ts';

type OfferCase = Extract<NonNullable<OfferCaseQuery['node']>, { __typename: 'Offer' }>;

interface CaseProps {
  network: CoordinatedNetwork;
  offer: OfferCase;
  queueIds: readonly string[];
}

function Case({ network, offer, queueIds }: CaseProps) {
  const { t, i18n } = useLingui();
  const firstReason = useRef<HTMLButtonElement>(null);
  const board = `/coordinator/${network.slug}`;
  const queue = `${board}?queue=offers`;
  const walk = useCaseWalk(queueIds, offer.id, `${board}/offers`, queue);
  const isAway = useAwayCaseIds().includes(offer.id);
  const named = useMemo(() => ({ id: offer.id, title: offer.title }), [offer.id, offer.title]);
  const hold = useOfferDecision(network, named);
  const isWaiting = offer.state === 'SUBMITTED';
  const mayDecide = network.canDecide && !offer.isOwn && !isAway && isWaiting;
  const decide = (decision: OfferDecision) => {
    hold(decision);
    walk.goOn();
  };
  const { previousId, nextId } = walk.neighbours;
  useCaseKeys({
    onNext: nextId === null ? undefined : () => walk.goTo(nextId),
    onPrevious: previousId === null ? undefined : () => walk.goTo(previousId),
    onApprove: mayDecide ? () => decide({ kind: 'approve' }) : undefined,
    onReturn: mayDecide ? () => firstReason.current?.focus() : undefined,
  });
  return (
    <Page
      title={offer.title}
      width="wide"
      back={{ to: queue, label: t`Waiting` }}
      lead={
        <span className="flex flex-wrap gap-2 pt-1">
          <StateBadge of="offer" state={offer.state} />
          {isWaiting && offer.submittedAt !== null && <CaseAge since={offer.submittedAt} />}
          {offer.pendingRevision !== null && <CaseAge since={offer.pendingRevision.proposedAt} />}
        </span>
      }
      actions={<CaseNavigation neighbours={walk.neighbours} onGo={walk.goTo} />}
    >
      <CaseLayout
        hasKeys={network.canDecide}
        facts={
          <>
            <RevisionDifference offer={offer} />
            <OfferPreview offer={offer} />
            <OfferFacts offer={offer} slug={network.slug} />
          </>
        }
        decision={
          <CaseDecision caseId={offer.id} isOwn={offer.isOwn} canDecide={network.canDecide}>
            {isWaiting ? (
              <ApproveOrReturn
                approveLabel={t`Approve this offer`}
                onApprove={() => decide({ kind: 'approve' })}
                changePresets={offerChangePresets.map((preset) => i18n._(preset))}
                onReturn={(reason) => decide({ kind: 'request-changes', reason })}
                firstReasonRef={firstReason}
              />
            ) : offer.pendingRevision !== null ? (
              <RevisionDecision
                network={network}
                asked={{ offerId: offer.id, revisionId: offer.pendingRevision.id, title: offer.title }}
                mayDecide={network.canDecide && !offer.isOwn && !isAway}
              />
            ) : (
              <Notice tone="wait" isLive={false} title={t`Nothing to decide`}>
                <Trans>This offer does not wait for a coordinator.</Trans>
              </Notice>
            )}
          </CaseDecision>
        }
        timeline={<CaseTimeline events={offer.timeline} />}
      />
    </Page>
  );
}

function LoadedCase({ network, offerId }: { network: CoordinatedNetwork; offerId: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(OfferCaseDocument, {
    variables: { slug: network.slug, offerId },
  });
  const offer = data?.node?.__typename === 'Offer' ? data.node : null;
  if (offer !== null) {
    const queueIds =
      data?.network?.offerQueue.edges
        .filter(({ node }) => node.state === 'SUBMITTED')
        .map(({ node }) => node.id) ?? [];
    return <Case key={offer.id} network={network} offer={offer} queueIds={queueIds} />;
  }
  const back = { to: `/coordinator/${network.slug}?queue=offers`, label: t`Waiting` };
  return (
    <Page title={t`Offer`} width="wide" isTitleHidden back={back}>
      {data === undefined && error === undefined && <Skeleton shape="card" count={2} />}
      {data === undefined && error !== undefined && <ErrorState error={error} onRetry={refetch} />}
      {data !== undefined && (
        <EmptyState
          picture="fluent:magnifying-glass-tilted-left"
          title={t`This offer is not here`}
          action={
            <LinkButton to={back.to} variant="primary">
              <Trans>To what is waiting</Trans>
            </LinkButton>
          }
        >
          <Trans>The link may be old, or the shop took the offer back.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}

/** One offer's case: as members will see it, its facts, history, and the decision. */
export default function OfferCaseRoute() {
  const { offerId = '' } = useParams();
  return (
    <CoordinatorScreen>{(network) => <LoadedCase network={network} offerId={offerId} />}</CoordinatorScreen>
  );
}

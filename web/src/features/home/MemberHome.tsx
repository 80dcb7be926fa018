import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { EventRow } from '../events/EventRow.tsx';
import { OfferGrid } from '../offers/OfferGrid.tsx';
import { OfferRow } from '../offers/OfferRow.tsx';
import { RecentLine } from '../passbook/RecentLine.tsx';
import { ActiveVoucher } from '../vouchers/ActiveVoucher.tsx';
import { BalancePage } from './BalancePage.tsx';
import { MemberHomeDocument, type MemberHomeQuery } from './member-home.generated.ts';
import { NearestOffer } from './NearestOffer.tsx';
import { SectionHead } from './SectionHead.tsx';

const affordableShown = 9;
const phoneCount = 6;
const vouchersShown = 3;
const upcomingShown = 4;
const linesShown = 5;

type Network = NonNullable<MemberHomeQuery['network']>;
type HomeMember = NonNullable<NonNullable<NonNullable<MemberHomeQuery['viewer']>['membership']>['member']>;

function ActiveVouchers({ member }: { member: HomeMember }) {
  const { t } = useLingui();
  const { edges } = member.vouchers;
  if (edges.length === 0) return null;
  return (
    <section aria-labelledby="ready-vouchers">
      <SectionHead
        id="ready-vouchers"
        title={t`Ready to use`}
        more={{ to: '/vouchers', label: t`All ${edges.length}` }}
      />
      <ul className="flex flex-col gap-3">
        {edges.slice(0, vouchersShown).map(({ node }) => (
          <ActiveVoucher key={node.id} voucher={node} />
        ))}
      </ul>
    </section>
  );
}

function RecentLines({ member }: { member: HomeMember }) {
  const { t } = useLingui();
  const { edges } = member.passbook;
  if (edges.length === 0) return null;
  return (
    <section aria-labelledby="recent-lines">
      <SectionHead id="recent-lines" title={t`Lately in the passbook`} />
      <ul className="divide-y divide-rule border-t border-rule">
        {edges.slice(0, linesShown).map(({ node }) => (
          <RecentLine key={node.id} entry={node} />
        ))}
      </ul>
    </section>
  );
}

/** Where the next good deeds are done together. */
function Events({ network }: { network: Network }) {
  const { t } = useLingui();
  const { edges } = network.events;
  if (edges.length === 0) return null;
  return (
    <section aria-labelledby="next-events">
      <SectionHead
        id="next-events"
        title={t`Do good together`}
        more={{ to: '/events', label: t`All events` }}
      />
      <ul className="divide-y divide-rule border-t border-rule">
        {edges.map(({ node }) => (
          <EventRow key={node.id} event={node} />
        ))}
      </ul>
    </section>
  );
}

type UpcomingOffer = Network['all']['edges'][number]['node'];

/** Only what points or the calendar keep away; something sold out is nothing to look forward to. */
function upcomingOf(network: Network): readonly UpcomingOffer[] {
  const offers = network.all.edges.map(({ node }) => node);
  const isOnly = (offer: UpcomingOffer, code: string) =>
    offer.redeemability !== null &&
    offer.redeemability.reasons.length > 0 &&
    offer.redeemability.reasons.every((reason) => reason === code);
  const byPoints = offers
    .filter((offer) => isOnly(offer, 'INSUFFICIENT_POINTS'))
    .sort((a, b) => (a.redeemability?.pointsMissing ?? 0) - (b.redeemability?.pointsMissing ?? 0));
  const byDate = offers
    .filter((offer) => isOnly(offer, 'OFFER_UNAVAILABLE') && offer.redeemability?.availableFrom != null)
    .sort((a, b) =>
      (a.redeemability?.availableFrom ?? '').localeCompare(b.redeemability?.availableFrom ?? ''),
    );
  return [...byPoints, ...byDate];
}

/** What can be had now first; then what is nearest. */
function Offers({ network }: { network: Network }) {
  const { t } = useLingui();
  const affordable = network.affordable.edges
    .map(({ node }) => node)
    .filter(({ redeemability }) => redeemability?.canRedeem === true);
  const upcoming = upcomingOf(network);
  if (network.all.totalCount === 0) {
    return (
      <EmptyState picture="fluent:wrapped-gift" title={t`The shops are still getting ready`}>
        <Trans>As soon as the first offer is up, it is here.</Trans>
      </EmptyState>
    );
  }
  if (affordable.length === 0) {
    const nearest = upcoming.find(({ redeemability }) => (redeemability?.pointsMissing ?? 0) > 0);
    const others = upcoming.filter((offer) => offer !== nearest);
    return (
      <div className="flex flex-col gap-8">
        <section aria-labelledby="nearest">
          <SectionHead id="nearest" title={t`Nearly there`} more={{ to: '/offers', label: t`All offers` }} />
          <NearestOffer offer={nearest ?? null} pointsMissing={nearest?.redeemability?.pointsMissing ?? 0} />
        </section>
        <Upcoming offers={others} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="affordable">
        <SectionHead
          id="affordable"
          title={t`You can have now`}
          more={{ to: '/offers?affordable=1', label: t`All ${network.affordable.totalCount}` }}
        />
        <OfferGrid
          label={t`You can have now`}
          offers={affordable.slice(0, affordableShown)}
          phoneCount={phoneCount}
          isNarrow
        />
      </section>
      <Upcoming offers={upcoming} />
      <LinkButton to="/shops">
        <Trans>See all shops</Trans>
      </LinkButton>
    </div>
  );
}

function Upcoming({ offers }: { offers: readonly UpcomingOffer[] }) {
  const { t } = useLingui();
  if (offers.length === 0) return null;
  return (
    <section aria-labelledby="upcoming">
      <SectionHead
        id="upcoming"
        title={t`To look forward to`}
        more={{ to: '/offers', label: t`All offers` }}
      />
      <ul aria-label={t`To look forward to`} className="divide-y divide-rule border-t border-rule">
        {offers.slice(0, upcomingShown).map((offer) => (
          <OfferRow key={offer.id} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

/** A member's home: the balance, the vouchers to show, and what the points can become. */
export function MemberHome({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(MemberHomeDocument, { variables: { slug } });
  const member = data?.viewer?.membership?.member;
  return (
    <Page title={t`Home`} isTitleHidden width="wide">
      {error && !data && <ErrorState error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton shape="card" count={3} />}
      {data && (
        <div className="grid grid-cols-1 gap-8 desktop:grid-cols-[minmax(0,1fr)_23rem] desktop:grid-rows-[auto_1fr] desktop:gap-x-12">
          {member && (
            <div className="flex flex-col gap-8 desktop:col-start-2">
              <BalancePage member={member} />
              <ActiveVouchers member={member} />
            </div>
          )}
          <div className="min-w-0 desktop:col-start-1 desktop:row-span-2 desktop:row-start-1">
            {data.network && <Offers network={data.network} />}
          </div>
          {member && (
            <div className="flex flex-col gap-8 desktop:col-start-2">
              {data.network && <Events network={data.network} />}
              <RecentLines member={member} />
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { DeedIdeas } from './DeedIdeas.tsx';
import type { Refusal } from './refusal.ts';

function NotOpen({ refusal }: { refusal: Extract<Refusal, { reason: 'not-open' }> }) {
  const { locale } = useLanguage();
  switch (refusal.why) {
    case 'later':
      return refusal.availableFrom === null ? null : (
        <Trans>
          Opens on {formatDateTime(refusal.availableFrom, locale)}. Come back then; your points stay.
        </Trans>
      );
    case 'paused':
      return <Trans>The shop has put it on pause for now. Your points are untouched.</Trans>;
    case 'ended':
      return <Trans>It has come to its end. Your points are untouched.</Trans>;
    case 'shop-closed':
      return <Trans>The shop is not taking vouchers for now. Your points are untouched.</Trans>;
    default:
      return refusal.why satisfies never;
  }
}

function Closed({ refusal }: { refusal: Extract<Refusal, { reason: 'closed' }> }) {
  const { locale } = useLanguage();
  const { until, note } = refusal;
  return (
    <>
      <p>
        <Trans>Closed until {formatDateTime(until, locale)}. Your points stay, and vouchers stay good.</Trans>
      </p>
      {note !== null && <p className="pt-1">“{note}”</p>}
    </>
  );
}

/** The words of a refusal: what is the matter, and that nothing was taken. */
export function useRefusalWords(refusal: Refusal): { title: string; body: ReactNode } {
  const { t } = useLingui();
  switch (refusal.reason) {
    case 'visitor':
      return {
        title: t`Sign in to redeem`,
        body: <Trans>No account yet? Making one is free and takes a minute.</Trans>,
      };
    case 'not-a-member':
      return {
        none: {
          title: t`For members of this community`,
          body: <Trans>Joining is free and needs one tap.</Trans>,
        },
        pending: {
          title: t`Your membership is being looked at`,
          body: <Trans>A coordinator will let you know. Then you can redeem.</Trans>,
        },
        'other-role': {
          title: t`For members with a passbook`,
          body: <Trans>In your role here there is no passbook to redeem from.</Trans>,
        },
      }[refusal.standing];
    case 'not-open':
      return { title: t`Cannot be redeemed now`, body: <NotOpen refusal={refusal} /> };
    case 'closed':
      return { title: t`The shop is closed for a while`, body: <Closed refusal={refusal} /> };
    case 'sold-out':
      return { title: t`All gone`, body: <Trans>Your points are untouched.</Trans> };
    case 'limit-reached':
      return {
        title: t`You have had yours`,
        body: (
          <Plural
            value={refusal.limit}
            one="Each member can have this once, so that it goes round."
            other="Each member can have this # times, so that it goes round."
          />
        ),
      };
    case 'points-missing':
      return { title: t`${refusal.pointsMissing} points to go`, body: <DeedIdeas /> };
    case 'busy':
      return {
        title: t`Many people at once`,
        body: <Trans>Nothing was taken. Wait a moment and press again: it will not count twice.</Trans>,
      };
    case 'key-used':
      return { title: t`That did not work`, body: <Trans>Nothing was taken. Please press again.</Trans> };
    default:
      return refusal satisfies never;
  }
}

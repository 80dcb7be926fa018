import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { HandCoins } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Card } from '../../design/components/Card.tsx';
import { DateTime } from '../../design/components/DateTime.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Points } from '../../design/components/Points.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber, formatShare } from '../../lib/numbers.ts';
import {
  type BoardFigures_networkFragment,
  BoardFigures_networkFragmentDoc,
} from './board-figures.generated.ts';
import { useWaitInWords } from './wait-in-words.ts';

function Figure({ label, value, sentence }: { label: string; value: ReactNode; sentence: ReactNode }) {
  return (
    <div className="flex flex-col gap-0.5 py-4 first:pt-0 last:pb-0">
      <dt className="font-strong">{label}</dt>
      <dd className="text-numeral font-strong">{value}</dd>
      <dd className="text-ink-soft">{sentence}</dd>
    </div>
  );
}

/** Below this share the shops' offers are out of reach for too many. */
const reachableEnough = 0.6;

/** "6 in 10 members can afford something now", and what would help. */
function Reachability({ share }: { share: number | null }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  if (share === null) {
    return (
      <Figure
        label={t`Within reach`}
        value="–"
        sentence={<Trans>Shown from five members on, so that it tells nothing about one person.</Trans>}
      />
    );
  }
  const inTen = Math.round(share * 10);
  return (
    <Figure
      label={t`Within reach`}
      value={formatShare(share, locale)}
      sentence={
        <>
          <Trans>{inTen} in 10 members have enough points for at least one offer now.</Trans>{' '}
          {share < reachableEnough ? (
            <Trans>Ask the shops for something small, for 10 to 30 points.</Trans>
          ) : (
            <Trans>Goodness can be eaten here.</Trans>
          )}
        </>
      }
    />
  );
}

type Times = BoardFigures_networkFragment['verificationTimes'];

/** How long people wait for their points; the scheme of 2013 failed because it took too many steps. */
function DeedToPoints({ times, slug }: { times: Times; slug: string }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const wait = useWaitInWords();
  const { medianMinutes, creditedCount, waitingCount, oldestWaitingSince } = times;
  return (
    <Figure
      label={t`From a deed to its points`}
      value={medianMinutes === null ? '–' : wait(medianMinutes)}
      sentence={
        <>
          {medianMinutes === null ? (
            <Trans>No deed was confirmed in the last 30 days.</Trans>
          ) : (
            <Trans>
              Half of the {formatNumber(creditedCount, locale)} deeds of the last 30 days took less.
            </Trans>
          )}{' '}
          {waitingCount > 0 && (
            <Link to={`/verify/${slug}`} className="text-ink underline underline-offset-4">
              <Plural value={waitingCount} one="# deed is waiting" other="# deeds are waiting" />
              {oldestWaitingSince !== null && (
                <>
                  {' · '}
                  <Trans>
                    the oldest since <DateTime value={oldestWaitingSince} show="relative" />
                  </Trans>
                </>
              )}
            </Link>
          )}
        </>
      }
    />
  );
}

/** How the network does: points in and out, vouchers on the way, and whether goodness is within reach. */
export function BoardFigures({ network }: { network: FragmentType<BoardFigures_networkFragment> }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { data, complete } = useFragment({ fragment: BoardFigures_networkFragmentDoc, from: network });
  if (!complete) return null;
  const { pointsAwardedLast30Days, pointsSpentLast30Days, reachability, vouchersOpen, madeRightLast30Days } =
    data.board;
  const spentShare =
    pointsAwardedLast30Days > 0 ? formatShare(pointsSpentLast30Days / pointsAwardedLast30Days, locale) : null;
  return (
    <Card title={t`The network in 30 days`}>
      <dl className="divide-y divide-rule">
        <DeedToPoints times={data.verificationTimes} slug={data.slug} />
        <Reachability share={reachability} />
        <Figure
          label={t`Points given`}
          value={<Points value={pointsAwardedLast30Days} />}
          sentence={<Trans>For good deeds in the last 30 days.</Trans>}
        />
        <Figure
          label={t`Points redeemed`}
          value={<Points value={pointsSpentLast30Days} />}
          sentence={
            spentShare === null ? (
              <Trans>In the last 30 days.</Trans>
            ) : (
              <Trans>In the last 30 days: {spentShare} of what was given.</Trans>
            )
          }
        />
        <Figure
          label={t`Open vouchers`}
          value={formatNumber(vouchersOpen, locale)}
          sentence={
            <Plural
              value={vouchersOpen}
              _0="Nobody holds a voucher now."
              one="Redeemed and not used yet."
              other="Redeemed and not used yet."
            />
          }
        />
        {madeRightLast30Days > 0 && (
          <Figure
            label={t`Made right`}
            value={formatNumber(madeRightLast30Days, locale)}
            sentence={
              <Trans>
                Times a shop could not give something, and the points went back, in the last 30 days.
              </Trans>
            }
          />
        )}
      </dl>
      <div className="border-t border-rule pt-4">
        <LinkButton to={`/coordinator/${data.slug}/fund`} icon={HandCoins}>
          <Trans>The thanks fund</Trans>
        </LinkButton>
      </div>
    </Card>
  );
}

import type { FragmentType } from '@apollo/client/masking';
import { useFragment } from '@apollo/client/react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card } from '../../design/components/Card.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { windowsInWords } from '../offers/weekly-words.ts';
import { type RevisionCase_offerFragment, RevisionCase_offerFragmentDoc } from './revision.generated.ts';
import { validFor } from './valid-hours.ts';

type Terms = Omit<
  NonNullable<RevisionCase_offerFragment['pendingRevision']>,
  '__typename' | 'id' | 'proposedAt'
>;

/** Each thing that may differ, in words. */
function useTermWords(): (terms: Terms) => readonly { label: string; words: string }[] {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const moment = (iso: string | null) => (iso === null ? t`Open` : formatDateTime(iso, locale));
  const hoursInWords = (hours: number) => {
    const { unit, count } = validFor(hours);
    return unit === 'days'
      ? t`${plural(count, { one: '# day', other: '# days' })}`
      : t`${plural(count, { one: '# hour', other: '# hours' })}`;
  };
  return (terms) => [
    { label: t`What the member gets`, words: terms.title },
    { label: t`Description`, words: terms.description },
    { label: t`Points`, words: formatNumber(terms.costPoints, locale) },
    {
      label: t`At most for one member`,
      words:
        terms.perMemberLimit === null
          ? t`No limit`
          : t`${plural(terms.perMemberLimit, { one: '# piece', other: '# pieces' })}`,
    },
    {
      label: t`Days and hours`,
      words:
        terms.weeklyWindows.length === 0
          ? t`Any time`
          : windowsInWords(terms.weeklyWindows, locale).join('\n'),
    },
    { label: t`First day`, words: moment(terms.availableFrom) },
    { label: t`Last day`, words: moment(terms.availableUntil) },
    { label: t`A voucher is good for`, words: hoursInWords(terms.voucherValidHours) },
    {
      label: t`Lent for`,
      words: terms.loanDays === null ? '' : t`${plural(terms.loanDays, { one: '# day', other: '# days' })}`,
    },
    {
      label: t`A guarantee until`,
      words: terms.guaranteeUntil === null ? '' : formatDateTime(terms.guaranteeUntil, locale),
    },
  ];
}

function Row({ label, before, after }: { label: string; before: ReactNode; after: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="border-rule border-b py-3 last:border-b-0">
      <p className="font-strong">{label}</p>
      <dl className="grid gap-x-6 gap-y-1 tablet:grid-cols-2">
        <div>
          <dt className="text-ink-soft">{t`Now`}</dt>
          <dd className="whitespace-pre-line">{before}</dd>
        </div>
        <div className="rounded-field bg-points-tint p-2">
          <dt className="text-ink-soft">{t`Would be`}</dt>
          <dd className="whitespace-pre-line font-strong">{after}</dd>
        </div>
      </dl>
    </div>
  );
}

/** What would change about an offer that members redeem: old beside new, and nothing of what stays. */
export function RevisionDifference({ offer }: { offer: FragmentType<RevisionCase_offerFragment> }) {
  const { t } = useLingui();
  const wordsOf = useTermWords();
  const { data, complete } = useFragment({
    fragment: RevisionCase_offerFragmentDoc,
    fragmentName: 'RevisionCase_offer',
    from: offer,
  });
  if (!complete || data.pendingRevision === null) return null;
  const revision = data.pendingRevision;
  const [before, after] = [wordsOf(data), wordsOf(revision)];
  const nothing = t({ message: 'nothing', context: 'a text that is empty' });
  const isOtherPicture =
    data.picture?.key !== revision.picture?.key || data.picture?.url !== revision.picture?.url;
  return (
    <Card title={t`What would change`}>
      {before.map(({ label, words }, index) => {
        const next = after[index]?.words ?? '';
        return words === next ? null : (
          <Row
            key={label}
            label={label}
            before={words === '' ? nothing : words}
            after={next === '' ? nothing : next}
          />
        );
      })}
      {isOtherPicture && (
        <Row
          label={t`Picture`}
          before={<OfferPicture picture={data.picture} size="thumb" />}
          after={<OfferPicture picture={revision.picture} size="thumb" />}
        />
      )}
    </Card>
  );
}

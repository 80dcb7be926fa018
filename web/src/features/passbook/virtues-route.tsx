import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx';
import { useMembership } from '../../app/session/use-membership.ts';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
import { DataTable } from '../../design/components/DataTable.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { villageDay } from '../../lib/village-day.ts';
import { type NamedShare, VirtueGarden } from './VirtueGarden.tsx';
import { EarnedByVirtueDocument } from './virtues.generated.ts';

const periods = { month: 30, year: 365, all: null } as const;
type Period = keyof typeof periods;

function VirtuesContent({ slug, period }: { slug: string; period: Period }) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const days = periods[period];
  const { data, error, refetch } = useQuery(EarnedByVirtueDocument, {
    variables: { slug, from: days === null ? null : villageDay(-days) },
  });
  const earned = data?.viewer?.membership?.member?.earnedByVirtue;
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!earned) return <Skeleton shape="card" count={1} />;
  if (earned.virtues.length === 0) {
    return (
      <EmptyState picture="fluent:seedling" title={t`Nothing has sprouted here yet`}>
        <Trans>As soon as a good deed is confirmed, it grows here.</Trans>
      </EmptyState>
    );
  }
  const shares: NamedShare[] = earned.virtues.map(({ code, name, points, deedCount }) => ({
    id: code ?? 'other',
    name: name ?? t`Other good deeds`,
    points,
    deedCount,
  }));
  return (
    <div className="flex flex-col gap-6">
      <p className="text-lead">
        <Plural value={earned.totalDeeds} one="# good deed" other="# good deeds" />
        {' · '}
        <Plural value={earned.totalPoints} one="# point" other="# points" />
      </p>
      <VirtueGarden shares={shares} />
      <DataTable
        caption={t`Good deeds by virtue`}
        isCaptionHidden
        rows={shares}
        rowId={({ id }) => id}
        columns={[
          { id: 'name', header: t`Virtue`, cell: ({ name }) => name },
          {
            id: 'deeds',
            header: t({ message: 'Deeds', context: 'table' }),
            isNumber: true,
            cell: ({ deedCount }) => formatNumber(deedCount, locale),
          },
          {
            id: 'points',
            header: t`Points`,
            isNumber: true,
            cell: ({ points }) => formatNumber(points, locale),
          },
        ]}
      />
      <p className="text-ink-soft">
        <Trans>
          The points of a deed that shows two virtues are shared between them, and add up to the point.
          Private deeds are counted, and not named. Only you see this page.
        </Trans>
      </p>
    </div>
  );
}

/** `/passbook/virtues`: what grew from which virtue. A picture of one's own deeds, not a mark for them. */
export default function VirtuesRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  const [period, setPeriod] = useState<Period>('all');
  if (membership?.member == null) return <NotFoundPage />;
  return (
    <Page title={t`Good deeds by virtue`} back={{ to: '/passbook', label: t`Passbook` }}>
      <div className="passbook-page flex flex-col gap-6 p-4 tablet:p-8">
        <ChipGroup
          label={t`Which time`}
          value={period}
          onChange={(id) => setPeriod(id === 'month' || id === 'year' ? id : 'all')}
          options={[
            { id: 'all', label: t`From the beginning` },
            { id: 'year', label: t`The last year` },
            { id: 'month', label: t`The last 30 days` },
          ]}
        />
        <VirtuesContent slug={membership.network.slug} period={period} />
      </div>
    </Page>
  );
}

import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useMembership } from '../../app/session/use-membership.ts';
import { Button } from '../../design/components/Button.tsx';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Page } from '../../design/components/Page.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { DeedSent } from './DeedSent.tsx';
import { PickList } from './PickList.tsx';
import { PickDeedDocument } from './pick-deed.generated.ts';
import { allOf, keepPicks, keptPicks, picksOf } from './picks.ts';
import { useRecordDeed } from './use-record-deed.ts';

/** The second step comes while the first is read. */
const importComposeDeed = () => import('./ComposeDeed.tsx');
const ComposeDeed = lazy(async () => ({ default: (await importComposeDeed()).ComposeDeed }));

/** The list as it is now, or as it was last seen on this phone. */
function usePicks(slug: string) {
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery(PickDeedDocument, {
    variables: { slug },
    fetchPolicy: 'cache-and-network',
  });
  const fresh = useMemo(() => (data === undefined ? null : picksOf(data)), [data]);
  useEffect(() => {
    if (fresh !== null) keepPicks(slug, language, fresh);
  }, [fresh, slug, language]);
  const picks = fresh ?? (error === undefined ? null : keptPicks(slug, language));
  return { picks, error, refetch };
}

function Recording({ slug }: { slug: string }) {
  const { t } = useLingui();
  const { picks, error, refetch } = usePicks(slug);
  const [parameters, setParameters] = useSearchParams();
  const { record, sent, refusal, isPending, startNext } = useRecordDeed(picks);
  if (sent !== null) {
    return (
      <DeedSent
        {...sent}
        onNext={() => {
          startNext();
          setParameters({}, { replace: true });
        }}
      />
    );
  }
  if (picks === null) {
    return error === undefined ? (
      <Skeleton shape="row" count={6} />
    ) : (
      <ErrorState error={error} onRetry={refetch} />
    );
  }
  if (picks.categories.length === 0) {
    return (
      <EmptyState picture="fluent:handshake" title={t`The list of good deeds is still being made`}>
        <Trans>As soon as your community has it, you can record here.</Trans>
      </EmptyState>
    );
  }
  const wanted = parameters.get('pick');
  const pick = allOf(picks.categories).find(({ id }) => id === wanted);
  if (pick === undefined) {
    return (
      <PickList
        likely={picks.likely}
        categories={picks.categories}
        onPick={({ id }) => setParameters({ pick: id })}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Button variant="quiet" onPress={() => setParameters({}, { replace: true })}>
          {t`Choose another`}
        </Button>
      </div>
      <Suspense fallback={<Skeleton shape="card" count={1} />}>
        <ComposeDeed
          key={pick.id}
          pick={pick}
          isPending={isPending}
          refusal={refusal}
          onSend={(deed) => void record(pick, deed)}
        />
      </Suspense>
    </div>
  );
}

/** `/deeds/new`: pick, say or show something if you like, send. */
export default function NewDeedRoute() {
  const { t } = useLingui();
  const { membership } = useMembership();
  useEffect(() => {
    void importComposeDeed();
    // Who records without a signal can then look at what waits.
    void import('./route.tsx');
  }, []);
  return (
    <Page title={t`Record a good deed`} back={{ to: '/deeds', label: t`My good deeds` }} width="narrow">
      {membership?.member ? (
        <Recording slug={membership.network.slug} />
      ) : (
        <EmptyState
          picture="fluent:handshake"
          title={t`Join a community first`}
          action={<LinkButton variant="primary" to="/networks">{t`See the communities`}</LinkButton>}
        >
          <Trans>Its list of good deeds is then here.</Trans>
        </EmptyState>
      )}
    </Page>
  );
}

import { lazy, Suspense } from 'react';
import { useMembership } from '../../app/session/use-membership.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { MemberHome } from './MemberHome.tsx';
import { VisitorHome } from './VisitorHome.tsx';

// Most who come are members or visitors; the others are few, and see this screen once or on a large one.
const NewcomerHome = lazy(() =>
  import('./NewcomerHome.tsx').then((module) => ({ default: module.NewcomerHome })),
);
const ObserverHome = lazy(() =>
  import('./ObserverHome.tsx').then((module) => ({ default: module.ObserverHome })),
);

function Waiting() {
  return (
    <div className="mx-auto max-w-6xl p-4 pt-8">
      <Skeleton shape="card" count={3} />
    </div>
  );
}

/** `/`: for a member, an observer, a newcomer or a visitor. */
export default function HomeRoute() {
  const { viewer, isLoading, error, refresh } = useSession();
  const { membership } = useMembership();
  if (isLoading) return <Waiting />;
  if (error !== undefined) return <ErrorState error={error} onRetry={refresh} />;
  if (viewer === null) return <VisitorHome />;
  if (membership?.member == null) {
    return (
      <Suspense fallback={<Waiting />}>
        {membership === null ? <NewcomerHome /> : <ObserverHome membership={membership} />}
      </Suspense>
    );
  }
  return <MemberHome key={membership.id} slug={membership.network.slug} />;
}

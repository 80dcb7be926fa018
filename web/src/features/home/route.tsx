import { useMembership } from '../../app/session/use-membership.ts';
import { useSession } from '../../app/session/viewer-context.ts';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { MemberHome } from './MemberHome.tsx';
import { NewcomerHome } from './NewcomerHome.tsx';
import { ObserverHome } from './ObserverHome.tsx';
import { VisitorHome } from './VisitorHome.tsx';

/** `/`: for a member, an observer, a newcomer or a visitor. */
export default function HomeRoute() {
  const { viewer, isLoading, error, refresh } = useSession();
  const { membership } = useMembership();
  if (isLoading) {
    return (
      <div className="mx-auto max-w-6xl p-4 pt-8">
        <Skeleton shape="card" count={3} />
      </div>
    );
  }
  if (error !== undefined) return <ErrorState error={error} onRetry={refresh} />;
  if (viewer === null) return <VisitorHome />;
  if (membership === null) return <NewcomerHome />;
  if (membership.member === null) return <ObserverHome membership={membership} />;
  return <MemberHome key={membership.id} slug={membership.network.slug} />;
}

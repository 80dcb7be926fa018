import { Plural } from '@lingui/react/macro';
import { useActiveRoute } from '../active-route.ts';
import { useDeedQueueCount } from '../session/use-deed-queue-count.ts';

/** How many deeds wait for this person, in a round mark; nothing when none does. The number is read aloud in words. */
export function WaitingDeedCount() {
  const { params } = useActiveRoute();
  const count = useDeedQueueCount(params['slug']);
  if (count === 0) return null;
  return (
    <>
      <span
        aria-hidden
        className="flex h-6 min-w-6 items-center justify-center rounded-full bg-action px-1.5 text-caption leading-digits font-strong text-on-action"
      >
        {count > 99 ? '99+' : count}
      </span>
      <span className="sr-only">
        <Plural value={count} one="# waiting" other="# waiting" />
      </span>
    </>
  );
}

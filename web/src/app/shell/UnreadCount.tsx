import { Plural } from '@lingui/react/macro';
import { useUnreadNoticeCount } from '../session/use-unread-notices.ts';

/** How many notices are unread, in a round mark; nothing when all are read. The number is read aloud in words. */
export function UnreadCount() {
  const count = useUnreadNoticeCount();
  if (count === 0) return null;
  return (
    <>
      <span
        aria-hidden
        className="flex h-6 min-w-6 items-center justify-center rounded-full bg-thanks px-1.5 text-caption leading-digits font-strong text-page"
      >
        {count > 99 ? '99+' : count}
      </span>
      <span className="sr-only">
        <Plural value={count} one="# unread" other="# unread" />
      </span>
    </>
  );
}

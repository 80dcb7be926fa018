import { Plural, Trans } from '@lingui/react/macro';
import { CircleAlert, Clock } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { useNow } from '../../lib/use-now.ts';
import { ageOf } from './case-age.ts';

/**
 * How long somebody has been waiting: plain, amber after two days, strong after five, or past the day that the network has
 * set; always in words too.
 */
export function CaseAge({ since, isOverdue }: { since: string; isOverdue?: boolean | undefined }) {
  const now = useNow();
  const { days, due: dueByAge } = ageOf(since, now);
  // Where the network has set a day, that decides.
  const due = isOverdue === undefined ? dueByAge : isOverdue ? 'overdue' : days >= 1 ? 'soon' : 'fresh';
  const words =
    days === 0 ? (
      <Trans>Just came in</Trans>
    ) : (
      <Trans>
        Waiting <Plural value={days} one="# day" other="# days" />
      </Trans>
    );
  switch (due) {
    case 'fresh':
      return <Badge icon={Clock}>{words}</Badge>;
    case 'soon':
      return (
        <Badge tone="wait" icon={Clock}>
          {words}
        </Badge>
      );
    case 'overdue':
      return (
        <Badge tone="stop" icon={CircleAlert}>
          {words}
        </Badge>
      );
    default:
      return due satisfies never;
  }
}

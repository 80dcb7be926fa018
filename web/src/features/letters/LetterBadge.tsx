import { useLingui } from '@lingui/react/macro';
import { BadgeCheck, CircleSlash, Clock } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import type { LetterRow_letterFragment } from './letters.generated.ts';

/** Where a letter stands: an icon, a word and a colour. */
export function LetterBadge({ state }: { state: LetterRow_letterFragment['state'] }) {
  const { t } = useLingui();
  switch (state) {
    case 'VALID':
      return (
        <Badge tone="done" icon={BadgeCheck}>
          {t({ message: 'Valid', context: 'letter' })}
        </Badge>
      );
    case 'EXPIRED':
      return <Badge icon={Clock}>{t({ message: 'Over', context: 'letter' })}</Badge>;
    case 'REVOKED':
      return <Badge icon={CircleSlash}>{t({ message: 'Ended by you', context: 'letter' })}</Badge>;
    case 'NO_LONGER_TRUE':
      return (
        <Badge tone="wait" icon={CircleSlash}>
          {t({ message: 'An entry was corrected: make a new one', context: 'letter' })}
        </Badge>
      );
    default:
      return state satisfies never;
  }
}

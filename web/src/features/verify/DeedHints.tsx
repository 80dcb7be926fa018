import { Trans } from '@lingui/react/macro';
import { Notice } from '../../design/components/Notice.tsx';

export type Hint = 'SIMILAR_PHOTO' | 'SAME_DAY_ELSEWHERE';

/** Neutral facts to look at. They accuse nobody, and nothing is refused because of them. */
export function DeedHints({ hints }: { hints: readonly Hint[] }) {
  if (hints.length === 0) return null;
  return (
    <Notice tone="wait" isLive={false}>
      {hints.includes('SIMILAR_PHOTO') && (
        <p>
          <Trans>
            Another record has a photo that looks much like this one. It may well be the same work.
          </Trans>
        </p>
      )}
      {hints.includes('SAME_DAY_ELSEWHERE') && (
        <p>
          <Trans>The member took part in something else on the same day. Both may well be.</Trans>
        </p>
      )}
    </Notice>
  );
}

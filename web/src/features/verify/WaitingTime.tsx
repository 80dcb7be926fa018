import { Trans } from '@lingui/react/macro';
import { useWaitInWords } from '../coordinator/wait-in-words.ts';

/** How fast points follow deeds here, and what confirming is: a favour, not a job. */
export function WaitingTime({ medianMinutes }: { medianMinutes: number | null }) {
  const wait = useWaitInWords();
  return (
    <div className="text-ink-soft">
      {medianMinutes !== null && (
        <p>
          <Trans>In the last 30 days half of the deeds had their points within {wait(medianMinutes)}.</Trans>
        </p>
      )}
      <p>
        <Trans>Confirming brings no points. It is a favour among neighbours.</Trans>
      </p>
    </div>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { RotateCcw } from 'lucide-react';
import { failureOf } from '../../apollo/failure.ts';
import { Button } from './Button.tsx';

export interface ErrorStateProps {
  /** What was thrown or answered in `error`. */
  error: unknown;
  onRetry?: () => unknown;
}

/** Something broke: the plain cause, what to do, and the number to tell the people who look after it. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useLingui();
  const { cause, reference } = failureOf(error);
  const words = {
    offline: { title: t`No connection`, hint: t`Check the signal or the Wi-Fi, then try again.` },
    busy: { title: t`Many people at once`, hint: t`Wait a moment, then try again. Nothing was lost.` },
    forbidden: { title: t`This page is for others`, hint: t`Your account has no right to see it.` },
    server: { title: t`Something went wrong on our side`, hint: t`Try again. Your points are as they were.` },
  }[cause];
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-4 py-10 text-center">
      <h2 className="text-title">{words.title}</h2>
      <p className="max-w-prose text-ink-soft">{words.hint}</p>
      {onRetry && (
        <div className="pt-3">
          <Button icon={RotateCcw} onPress={() => void onRetry()}>{t`Try again`}</Button>
        </div>
      )}
      {reference !== null && (
        <p className="pt-2 text-ink-soft">
          <Trans>
            Reference number <span className="font-strong text-ink select-all">{reference}</span>
          </Trans>
        </p>
      )}
    </div>
  );
}

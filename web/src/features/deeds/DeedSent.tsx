import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';

export interface DeedSentProps {
  title: string;
  /** False while it waits on the phone for a connection. */
  isRecorded: boolean;
  /** Where to look at it; null while it waits. */
  deedId: string | null;
  onNext: () => void;
}

/** The stamp in the passbook: recorded, or kept on the phone until there is a signal. */
export function DeedSent({ title, isRecorded, deedId, onNext }: DeedSentProps) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="passbook-page flex flex-col items-center gap-5 px-5 py-10 text-center">
      <Stamp
        label={isRecorded ? t`Recorded` : t`Waiting to be sent`}
        tone={isRecorded ? 'done' : 'thanks'}
        isFresh
      />
      <h2 ref={heading} tabIndex={-1} className="text-title">
        {isRecorded ? <Trans>Thank you for your good deed</Trans> : <Trans>Kept on this phone</Trans>}
      </h2>
      <p className="max-w-prose font-strong">{title}</p>
      <p className="max-w-prose text-ink-soft">
        {isRecorded ? (
          <Trans>Somebody of the community confirms it, then the points are in your passbook.</Trans>
        ) : (
          <Trans>There is no connection now. It sends itself, once, as soon as there is one.</Trans>
        )}
      </p>
      <div className="flex flex-wrap justify-center gap-3 pt-2">
        <Button variant="primary" onPress={onNext}>{t`Record another`}</Button>
        <LinkButton to={deedId === null ? '/deeds' : `/deeds/${deedId}`}>
          {deedId === null ? <Trans>My good deeds</Trans> : <Trans>Look at it</Trans>}
        </LinkButton>
      </div>
    </div>
  );
}

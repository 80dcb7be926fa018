import { Trans, useLingui } from '@lingui/react/macro';
import { BookOpen } from 'lucide-react';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Points } from '../../design/components/Points.tsx';
import { Stamp } from '../../design/components/Stamp.tsx';
import type { CheckInSuccess } from './send-check-in.ts';

/** The stamp in the passbook: who came is in, and the points are there. */
export function CheckInAnswer({ success }: { success: CheckInSuccess }) {
  const { t } = useLingui();
  const { checkIn, wallet, replayed, message } = success;
  return (
    <section className="passbook-page flex flex-col items-center gap-6 px-5 py-8 text-center">
      <div>
        <h2 className="text-title">{checkIn.event.title}</h2>
        <p className="text-ink-soft">{checkIn.event.place}</p>
      </div>
      <div role="status" className="flex flex-col items-center gap-6">
        <Stamp label={t({ message: 'Here', context: 'check-in stamp' })} isFresh={!replayed} />
        {checkIn.points > 0 && <Points value={checkIn.points} size="hero" isSigned />}
        <p className="max-w-sm text-lead">{replayed ? t`You are on the list already.` : message}</p>
      </div>
      <p className="flex flex-wrap items-baseline justify-center gap-2 border-t border-rule pt-4">
        <span className="text-ink-soft">
          <Trans>Your points now</Trans>
        </span>
        <Points value={wallet.available} />
      </p>
      <LinkButton to="/passbook" icon={BookOpen}>
        <Trans>See it in the passbook</Trans>
      </LinkButton>
    </section>
  );
}

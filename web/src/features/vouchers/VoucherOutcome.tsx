import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Stamp } from '../../design/components/Stamp.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatDate, formatDateTime, formatTime } from '../../lib/dates.ts';
import type { VoucherPass_voucherFragment } from './voucher-pass.generated.ts';

export type VoucherState = VoucherPass_voucherFragment['state'];

const dayMs = 86_400_000;

/** The time alone for today, with the date for longer ago. */
function useMoment(iso: string): string {
  const { locale } = useLanguage();
  return Date.now() - Date.parse(iso) < dayMs / 2 ? formatTime(iso, locale) : formatDateTime(iso, locale);
}

function Sentence({ voucher }: { voucher: VoucherPass_voucherFragment }) {
  const since = useMoment(voucher.stateSince);
  const { pointsSpent, dueAt } = voucher;
  const { locale } = useLanguage();
  switch (voucher.state) {
    case 'ISSUED':
      return <Trans>Show this to the shop</Trans>;
    case 'USED':
      if (voucher.offer.kind === 'HOLD' && dueAt !== null) {
        const due = formatDate(dueAt, locale);
        return (
          <Trans>
            With you since {since}. To be back by {due}. Show the code again when you bring it back, and the
            points return. Late costs nothing.
          </Trans>
        );
      }
      return voucher.offer.kind === 'HOLD' ? (
        <Trans>
          With you since {since}. Show the code again when you bring it back, and the points return.
        </Trans>
      ) : (
        <Trans>Used at {since}. Enjoy it: you earned it.</Trans>
      );
    case 'CANCELLED':
      return (
        <Plural
          value={pointsSpent}
          one="Cancelled. # point is back in your passbook."
          other="Cancelled. # points are back in your passbook."
        />
      );
    case 'EXPIRED':
      return (
        <Plural
          value={pointsSpent}
          one="It was not used in time. # point is back in your passbook."
          other="It was not used in time. # points are back in your passbook."
        />
      );
    case 'REVERSED':
      return (
        <Plural
          value={pointsSpent}
          one="The shop took it back. # point is back in your passbook."
          other="The shop took it back. # points are back in your passbook."
        />
      );
    case 'RELEASED':
      return (
        <Plural
          value={pointsSpent}
          one="Brought back. # point is yours again."
          other="Brought back. # points are yours again."
        />
      );
    default:
      return voucher.state satisfies never;
  }
}

/** The state in words, read out when it changes; with a stamp when the voucher has done its work. */
export function VoucherOutcome({
  voucher,
  isFresh,
}: {
  voucher: VoucherPass_voucherFragment;
  isFresh: boolean;
}) {
  const { t } = useLingui();
  const stamps: Partial<Record<VoucherState, { label: string; tone: 'done' | 'thanks' }>> = {
    USED:
      voucher.offer.kind === 'HOLD' ? { label: t`Borrowed`, tone: 'done' } : { label: t`Used`, tone: 'done' },
    RELEASED: { label: t`Brought back`, tone: 'thanks' },
  };
  const stamp = stamps[voucher.state];
  return (
    <div role="status" aria-live="assertive" className="flex flex-col items-center gap-4 text-center">
      {stamp && (
        <div className="pt-4 pb-2">
          <Stamp label={stamp.label} tone={stamp.tone} isFresh={isFresh} />
        </div>
      )}
      <p className={voucher.state === 'ISSUED' ? 'text-ink-soft' : 'max-w-prose text-lead'}>
        <Sentence voucher={voucher} />
      </p>
    </div>
  );
}

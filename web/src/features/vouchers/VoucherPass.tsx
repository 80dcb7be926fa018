import { Trans, useLingui } from '@lingui/react/macro';
import { LoaderCircle, Undo2 } from 'lucide-react';
import { useIsOnline } from '../../app/shell/OfflineBanner.tsx';
import { Button } from '../../design/components/Button.tsx';
import { Expiry } from '../../design/components/Expiry.tsx';
import { OfferPicture } from '../../design/components/OfferPicture.tsx';
import { AsOf } from './AsOf.tsx';
import { LiveClock } from './LiveClock.tsx';
import { useCancelVoucher } from './use-cancel-voucher.ts';
import { VoucherBadge } from './VoucherBadge.tsx';
import { VoucherCode, VoucherCodeHelp } from './VoucherCode.tsx';
import { VoucherOutcome } from './VoucherOutcome.tsx';
import { VoucherShop } from './VoucherShop.tsx';
import type { VoucherPass_voucherFragment } from './voucher-pass.generated.ts';

/** The torn edge of a ticket, between what the shop needs and what the member may need. */
function Perforation() {
  return <div aria-hidden className="my-5 border-t-2 border-dashed border-rule-strong" />;
}

function Cancel({
  voucher,
  memberId,
}: {
  voucher: VoucherPass_voucherFragment;
  memberId: string | undefined;
}) {
  const { t } = useLingui();
  const isOnline = useIsOnline();
  const { isPending, cancel } = useCancelVoucher(memberId);
  return (
    <div className="flex flex-col items-center pt-3">
      <Button icon={Undo2} isPending={isPending} isDisabled={!isOnline} onPress={() => cancel(voucher)}>
        <Trans>Cancel, {voucher.pointsSpent} points back</Trans>
      </Button>
      {!isOnline && <p className="pt-1 text-ink-soft">{t`Cancelling needs a connection`}</p>}
    </div>
  );
}

export interface VoucherPassProps {
  voucher: VoucherPass_voucherFragment;
  memberId: string | undefined;
  /** The state changed while it was looked at: the stamp lands. */
  isFresh: boolean;
  isReconnecting: boolean;
}

/** A voucher as a ticket: what it is for, the code, until when, where, and the way back. */
export function VoucherPass({ voucher, memberId, isFresh, isReconnecting }: VoucherPassProps) {
  const { offer, state } = voucher;
  const isShown = state === 'ISSUED' || (state === 'USED' && offer.kind === 'HOLD');
  return (
    <div>
      <div className="flex items-center gap-4 pb-4">
        <OfferPicture picture={offer.picture} size="thumb" />
        <div className="min-w-0 grow">
          <p className="font-heading text-title font-strong">{offer.title}</p>
          <div className="pt-1">
            <VoucherBadge state={state} kind={offer.kind} />
          </div>
        </div>
      </div>
      <VoucherOutcome voucher={voucher} isFresh={isFresh} />
      {isShown && (
        <div className="flex flex-col items-center gap-1 pt-3">
          <VoucherCode code={voucher.code} />
          {state === 'ISSUED' && (
            <p className="text-center font-strong">
              <Expiry value={voucher.expiresAt} />
            </p>
          )}
          <LiveClock />
          <AsOf />
          <VoucherCodeHelp code={voucher.code} />
        </div>
      )}
      <p role="status" className="min-h-7 text-center text-ink-soft">
        {isReconnecting && (
          <span className="inline-flex items-center gap-2">
            <LoaderCircle aria-hidden className="size-4 animate-spin" />
            <Trans>Connecting</Trans>
          </span>
        )}
      </p>
      <Perforation />
      <VoucherShop shop={voucher.merchant} />
      {voucher.canCancel && state === 'ISSUED' && <Cancel voucher={voucher} memberId={memberId} />}
    </div>
  );
}

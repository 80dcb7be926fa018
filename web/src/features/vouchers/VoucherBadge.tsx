import { Trans } from '@lingui/react/macro';
import { HandHelping } from 'lucide-react';
import { Badge } from '../../design/components/Badge.tsx';
import { StateBadge } from '../../design/components/StateBadge.tsx';
import type { VoucherRow_voucherFragment } from './voucher-row.generated.ts';

export interface VoucherBadgeProps {
  state: VoucherRow_voucherFragment['state'];
  kind: VoucherRow_voucherFragment['offer']['kind'];
}

/** The state in a word with its colour and icon; a borrowed thing that is out is not "used" but "with you". */
export function VoucherBadge({ state, kind }: VoucherBadgeProps) {
  if (state !== 'USED' || kind !== 'HOLD') return <StateBadge of="voucher" state={state} />;
  return (
    <Badge tone="wait" icon={HandHelping}>
      <Trans>Borrowed</Trans>
    </Badge>
  );
}

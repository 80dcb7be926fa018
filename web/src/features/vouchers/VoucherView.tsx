import { useApolloClient, useFragment, useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useMembership } from '../../app/session/use-membership.ts';
import { EmptyState } from '../../design/components/EmptyState.tsx';
import { ErrorState } from '../../design/components/ErrorState.tsx';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { Skeleton } from '../../design/components/Skeleton.tsx';
import { offerInstall } from '../../lib/install-prompt.ts';
import { afterPointsMoved } from '../redeem/after-points-moved.ts';
import { useLiveVoucher } from './use-live-voucher.ts';
import { useScreenAwake } from './use-screen-awake.ts';
import { VoucherPass } from './VoucherPass.tsx';
import { VoucherPageDocument } from './voucher-page.generated.ts';
import { VoucherPass_voucherFragmentDoc } from './voucher-pass.generated.ts';

/** True from the moment the state changed before the person's eyes. */
function useChangeBeforeTheEyes(state: string | undefined, onChange: () => void): boolean {
  const last = useRef(state);
  const [hasChanged, setChanged] = useState(false);
  useEffect(() => {
    if (last.current !== undefined && state !== undefined && last.current !== state) {
      setChanged(true);
      onChange();
    }
    last.current = state;
  });
  return hasChanged;
}

/** A voucher that lives: it turns to "used" by itself when the shop scans it. In its sheet and on its page. */
export function VoucherView({ voucherId }: { voucherId: string }) {
  const { t } = useLingui();
  const client = useApolloClient();
  const { membership } = useMembership();
  const memberId = membership?.member?.id;
  const { data, error, refetch } = useQuery(VoucherPageDocument, { variables: { voucherId } });
  const node = data?.node?.__typename === 'Voucher' ? data.node : null;
  const { data: voucher, complete } = useFragment({
    fragment: VoucherPass_voucherFragmentDoc,
    fragmentName: 'VoucherPass_voucher',
    from: node,
  });
  const state = complete ? voucher.state : undefined;
  const { isReconnecting } = useLiveVoucher(voucherId, state === 'ISSUED' || state === 'USED');
  useScreenAwake(state === 'ISSUED');
  const hasChanged = useChangeBeforeTheEyes(state, () => {
    if (memberId !== undefined) afterPointsMoved(client, memberId, null);
    if (state !== 'USED') return;
    navigator.vibrate?.(150);
    offerInstall();
  });

  if (complete) {
    return (
      <VoucherPass
        voucher={voucher}
        memberId={memberId}
        isFresh={hasChanged}
        isReconnecting={isReconnecting}
      />
    );
  }
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (data && node === null) {
    return (
      <EmptyState
        picture="fluent:ticket"
        title={t`This voucher is not here`}
        action={
          <LinkButton to="/vouchers">
            <Trans>My vouchers</Trans>
          </LinkButton>
        }
      >
        <Trans>Only the member who redeemed it can see it.</Trans>
      </EmptyState>
    );
  }
  return <Skeleton shape="card" count={2} />;
}

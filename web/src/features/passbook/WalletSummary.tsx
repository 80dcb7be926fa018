import { Trans, useLingui } from '@lingui/react/macro';
import { KeyValue } from '../../design/components/KeyValue.tsx';
import { Points } from '../../design/components/Points.tsx';

export interface WalletSummaryProps {
  wallet: { available: number; held: number; lifetimeEarned: number };
}

/** What there is, what is set aside, and all that was ever earned. */
export function WalletSummary({ wallet }: WalletSummaryProps) {
  const { t } = useLingui();
  return (
    <div className="flex flex-col gap-4 tablet:flex-row tablet:items-end tablet:justify-between">
      <div>
        <p className="text-ink-soft">
          <Trans>To spend now</Trans>
        </p>
        <Points value={wallet.available} size="hero" />
      </div>
      <div className="tablet:min-w-72">
        <KeyValue
          items={[
            { label: t`Set aside while you borrow`, value: <Points value={wallet.held} isPlain /> },
            { label: t`Earned in all`, value: <Points value={wallet.lifetimeEarned} isPlain /> },
          ]}
        />
      </div>
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { DateField } from '../../design/components/DateField.tsx';
import { RadioGroup } from '../../design/components/RadioGroup.tsx';
import { endOfDay, villageDay } from '../../lib/village-day.ts';
import type { OpenVoucherPolicy } from './merchant-decisions.generated.ts';
import { ReasonPicker } from './ReasonPicker.tsx';
import { suspendPresets } from './reason-presets.ts';

export interface Suspension {
  /** ISO time: the end of the chosen day in Thailand. */
  until: string;
  openVouchers: OpenVoucherPolicy;
  reason: string;
}

/** A pause always has an end, a reason, and a word for those who hold vouchers. The reason sends it. */
export function SuspendForm({ onSuspend }: { onSuspend: (suspension: Suspension) => void }) {
  const { t, i18n } = useLingui();
  const [until, setUntil] = useState<string | null>(() => villageDay(14));
  const [openVouchers, setOpenVouchers] = useState<OpenVoucherPolicy | null>(null);
  const [error, setError] = useState<string>();
  const [voucherError, setVoucherError] = useState<string>();
  const suspend = (reason: string) => {
    if (until === null || until < villageDay(1)) {
      setError(t`Choose a day after today`);
      return;
    }
    // What happens to people's vouchers is a decision, not a default.
    if (openVouchers === null) {
      setVoucherError(t`Choose what happens to the vouchers`);
      return;
    }
    onSuspend({ until: new Date(endOfDay(until)).toISOString(), openVouchers, reason });
  };
  return (
    <div className="flex flex-col gap-5">
      <DateField
        label={t`On pause until the end of`}
        value={until}
        min={villageDay(1)}
        onChange={(day) => {
          setUntil(day);
          setError(undefined);
        }}
        error={error}
      />
      <RadioGroup
        label={t`Vouchers that members hold`}
        value={openVouchers}
        error={voucherError}
        onChange={(value) => {
          setOpenVouchers(value === 'RETURN' ? 'RETURN' : 'HONOUR');
          setVoucherError(undefined);
        }}
        options={[
          { id: 'HONOUR', label: t`The shop still honours them`, hint: t`Members can use them as usual.` },
          {
            id: 'RETURN',
            label: t`Give the points back now`,
            hint: t`The vouchers end, and every point returns to its member.`,
          },
        ]}
      />
      <div>
        <p className="pb-1 font-strong">{t`Reason: press one, and it is done`}</p>
        <ReasonPicker
          label={t`Reasons for a pause`}
          presets={suspendPresets.map((preset) => i18n._(preset))}
          sendLabel={t`Put the shop on pause`}
          onPick={suspend}
        />
      </div>
    </div>
  );
}

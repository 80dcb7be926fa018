import { useMutation } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatBaht, readBaht } from '../../lib/baht.ts';
import type { CoordinatedNetwork } from '../coordinator/use-coordinated-network.ts';
import {
  ChangeNetworkSettingDocument,
  ConfirmSettingChangeDocument,
  type NetworkSettingsQuery,
  WithdrawSettingChangeDocument,
} from './settings.generated.ts';
import { useSettingAction } from './use-setting-action.ts';
import { isMoney, useSettingValue, useSettingWords } from './use-setting-words.ts';

type Entry = NonNullable<NetworkSettingsQuery['network']>['settings'][number];

export interface SettingRowProps {
  entry: Entry;
  network: CoordinatedNetwork;
}

/** One rule: what it is, what it means, and to change it; or what waits for a second coordinator. */
export function SettingRow({ entry, network }: SettingRowProps) {
  const { t } = useLingui();
  const words = useSettingWords()[entry.setting];
  const inWords = useSettingValue();
  const { isPending, refusal, run } = useSettingAction();
  const [change] = useMutation(ChangeNetworkSettingDocument);
  const set = async (value: number) => {
    let isProposed = false;
    const isDone = await run(async () => {
      const input = { networkId: network.id, setting: entry.setting, value };
      const answer = (await change({ variables: { input } })).data?.changeNetworkSetting;
      isProposed = answer?.__typename === 'NetworkSettingSuccess' && answer.isProposed;
      return answer;
    });
    if (!isDone) return;
    showToast({
      message: isProposed ? t`Proposed. Another coordinator has to agree.` : t`It is set.`,
      tone: 'done',
    });
  };
  return (
    <li className="flex flex-col gap-3 py-4">
      {entry.isSwitch && (
        <Switch
          label={words.label}
          hint={words.hint}
          isSelected={entry.value === 1}
          isDisabled={!network.canDecide || isPending}
          onChange={(isOn) => void set(isOn ? 1 : 0)}
        />
      )}
      {!entry.isSwitch && network.canDecide && (
        <NumberSetting
          key={entry.value}
          entry={entry}
          isPending={isPending}
          onSet={(value) => void set(value)}
        />
      )}
      {!entry.isSwitch && !network.canDecide && (
        <p>
          <span className="font-strong">{words.label}</span>: {inWords(entry.setting, entry.value)}
        </p>
      )}
      {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
      {entry.waiting !== null && (
        <Waiting entry={entry} waiting={entry.waiting} canDecide={network.canDecide} />
      )}
    </li>
  );
}

interface NumberSettingProps {
  entry: Entry;
  isPending: boolean;
  onSet: (value: number) => void;
}

function NumberSetting({ entry, isPending, onSet }: NumberSettingProps) {
  const { t } = useLingui();
  const words = useSettingWords()[entry.setting];
  const [value, setValue] = useState(entry.value);
  const isFit = !Number.isNaN(value) && value >= entry.minimum && value <= entry.maximum;
  return (
    <div className="flex max-w-sm flex-col gap-3">
      {isMoney(entry.setting) ? (
        <BahtField label={words.label} hint={words.hint} satang={entry.value} onChange={setValue} />
      ) : (
        <PointsField
          label={words.label}
          hint={words.hint}
          kind="count"
          unit={words.unit}
          minValue={entry.minimum}
          maxValue={entry.maximum}
          value={value}
          onChange={setValue}
        />
      )}
      {value !== entry.value && (
        <Button isPending={isPending} isDisabled={!isFit} onPress={() => onSet(value)}>
          {t`Set it`}
          <span className="sr-only">: {words.label}</span>
        </Button>
      )}
    </div>
  );
}

interface BahtFieldProps {
  label: string;
  hint: string;
  /** What it is now. */
  satang: number;
  /** In satang; NaN for what is no amount. */
  onChange: (satang: number) => void;
}

function BahtField({ label, hint, satang, onChange }: BahtFieldProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const [text, setText] = useState(() => formatBaht(satang, locale));
  return (
    <TextField
      label={label}
      hint={hint}
      suffix={t`baht`}
      inputMode="decimal"
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(readBaht(typed) ?? Number.NaN);
      }}
    />
  );
}

interface WaitingProps {
  entry: Entry;
  waiting: NonNullable<Entry['waiting']>;
  canDecide: boolean;
}

function Waiting({ entry, waiting, canDecide }: WaitingProps) {
  const { t } = useLingui();
  const inWords = useSettingValue();
  const { isPending, refusal, run } = useSettingAction();
  const [confirm] = useMutation(ConfirmSettingChangeDocument);
  const [withdraw] = useMutation(WithdrawSettingChangeDocument);
  const input = { changeId: waiting.id };
  const proposed = inWords(entry.setting, waiting.newValue);
  return (
    <Notice
      tone="wait"
      isLive={false}
      title={t`Waits for a second coordinator: ${proposed}`}
      action={
        canDecide && (
          <div className="flex flex-wrap gap-3">
            {waiting.viewerCanConfirm && (
              <Button
                variant="done"
                isPending={isPending}
                onPress={() =>
                  void run(async () => (await confirm({ variables: { input } })).data?.confirmSettingChange)
                }
              >{t`I agree`}</Button>
            )}
            <Button
              isPending={isPending}
              onPress={() =>
                void run(async () => (await withdraw({ variables: { input } })).data?.withdrawSettingChange)
              }
            >{t`Withdraw it`}</Button>
          </div>
        )
      }
    >
      <Trans>Proposed by {waiting.changedBy}</Trans>
      {refusal !== null && <p className="pt-2 text-stop">{refusal}</p>}
    </Notice>
  );
}

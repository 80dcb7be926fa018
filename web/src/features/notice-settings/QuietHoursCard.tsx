import { Trans, useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { Select } from '../../design/components/Select.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import type { SettingsInput } from './use-save-settings.ts';

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const usual = { from: '21:00', until: '07:00' };

interface QuietHoursCardProps {
  from: string | null;
  until: string | null;
  onSave: (input: SettingsInput) => Promise<void>;
}

/** When nothing is sent. The clock is this phone's: its zone is kept with the hours. */
export function QuietHoursCard({ from, until, onSave }: QuietHoursCardProps) {
  const { t } = useLingui();
  const isOn = from !== null && until !== null;
  const shown = { from: from ?? usual.from, until: until ?? usual.until };
  const save = (change: Partial<{ isOn: boolean; from: string; until: string }>) =>
    void onSave({
      quietHours: { isOn, ...shown, ...change },
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  // Hours that somebody has chosen elsewhere stay in the list.
  const options = (own: string, other: string) =>
    [...new Set([own, ...hours])]
      .filter((hour) => hour !== other)
      .sort()
      .map((hour) => ({ id: hour, label: hour }));
  return (
    <Card title={t`Quiet hours`}>
      <div className="flex flex-col gap-4">
        <Switch
          label={t`Send nothing at night`}
          hint={t`What comes in between waits for the morning, together.`}
          isSelected={isOn}
          onChange={(chosen) => save({ isOn: chosen })}
        />
        {isOn && (
          <div className="grid grid-cols-2 gap-4">
            <Select
              label={t({ message: 'From', context: 'time' })}
              options={options(shown.from, shown.until)}
              value={shown.from}
              onChange={(chosen) => save({ from: chosen })}
            />
            <Select
              label={t({ message: 'Until', context: 'time' })}
              options={options(shown.until, shown.from)}
              value={shown.until}
              onChange={(chosen) => save({ until: chosen })}
            />
          </div>
        )}
        {!isOn && (
          <p className="text-ink-soft">
            <Trans>You may be told at any time.</Trans>
          </p>
        )}
      </div>
    </Card>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Card } from '../../design/components/Card.tsx';
import { Select } from '../../design/components/Select.tsx';
import { Switch } from '../../design/components/Switch.tsx';
import type { NoticeSettings_viewerFragment } from './notice-settings.generated.ts';
import type { SettingsInput } from './use-save-settings.ts';

export type ChannelSettings = NoticeSettings_viewerFragment['noticeSettings']['channels'][number];

interface ChannelCardProps {
  settings: ChannelSettings;
  title: string;
  /** Groups that tell this person nothing: who runs no shop is not asked about shops. */
  without: readonly string[];
  onSave: (input: SettingsInput) => Promise<void>;
}

/** How often one channel is used, and for what. */
export function ChannelCard({ settings, title, without, onSave }: ChannelCardProps) {
  const { t } = useLingui();
  const { channel, cadence } = settings;
  const groupNames = {
    POINTS: t`My deeds and points`,
    VOUCHERS: t`My vouchers and what I borrowed`,
    THANKS: t`Thanks and common goals`,
    PLACE: t`My place in the community`,
    SHOP: t`My shop`,
    WORK: t`What waits for me as verifier or coordinator`,
  } as const;
  const cadences = [
    { id: 'AT_ONCE', label: t`At once` },
    { id: 'DAILY', label: t`Together, each day at 18:00` },
    { id: 'WEEKLY', label: t`Together, on Sunday at 18:00` },
    { id: 'OFF', label: t`Never` },
  ] as const;
  return (
    <Card title={title}>
      <div className="flex flex-col gap-4">
        <Select
          label={t`How often`}
          options={cadences}
          value={cadence}
          onChange={(chosen) => {
            const known = cadences.find(({ id }) => id === chosen);
            if (known) void onSave({ channels: [{ channel, cadence: known.id }] });
          }}
        />
        {cadence !== 'OFF' &&
          settings.groups
            .filter(({ group }) => !without.includes(group))
            .map(({ group, isWanted }) => (
              <Switch
                key={group}
                label={groupNames[group]}
                isSelected={isWanted}
                onChange={(chosen) =>
                  void onSave({ channels: [{ channel, groups: [{ group, isWanted: chosen }] }] })
                }
              />
            ))}
      </div>
    </Card>
  );
}

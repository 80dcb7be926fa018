import { useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { type TextSize, type Theme, useDisplaySettings } from '../../lib/display-settings.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';

/** Language, text size and colours of this phone; for the profile and for visitors. */
export function DisplaySettings() {
  const { t } = useLingui();
  const { theme, textSize, chooseTheme, chooseTextSize } = useDisplaySettings();
  return (
    <div className="flex flex-col gap-5">
      <LanguageSwitch />
      <SegmentedControl
        label={t`Text size`}
        options={[
          { id: 'regular', label: t({ message: 'Regular', context: 'text size' }) },
          { id: 'large', label: t({ message: 'Large', context: 'text size' }) },
        ]}
        value={textSize}
        onChange={(value) => chooseTextSize(value as TextSize)}
      />
      <SegmentedControl
        label={t`Colours`}
        options={[
          { id: 'system', label: t`As on the phone` },
          { id: 'light', label: t({ message: 'Light', context: 'colours' }) },
          { id: 'dark', label: t({ message: 'Dark', context: 'colours' }) },
        ]}
        value={theme}
        onChange={(value) => chooseTheme(value as Theme)}
      />
    </div>
  );
}

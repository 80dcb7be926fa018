import { useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import type { Language } from '../../i18n/language.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** Thai or English, each in its own letters. */
export function LanguageSwitch({ isLabelHidden = false }: { isLabelHidden?: boolean }) {
  const { t } = useLingui();
  const { language, chooseLanguage } = useLanguage();
  return (
    <SegmentedControl
      label={t`Language`}
      isLabelHidden={isLabelHidden}
      options={[
        { id: 'th', label: 'ไทย' },
        { id: 'en', label: 'English' },
      ]}
      value={language}
      onChange={(value) => void chooseLanguage(value as Language)}
    />
  );
}

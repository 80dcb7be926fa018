import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { TextField } from '../../design/components/TextField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { type AwardReason, isSameReason, reasonText } from './award-reasons.ts';

export interface ReasonChoiceProps {
  reasons: readonly AwardReason[];
  value: AwardReason | null;
  onChange: (reason: AwardReason | null) => void;
  error: string | undefined;
}

/** What the good deed was: one press on a frequent one, or own words. */
export function ReasonChoice({ reasons, value, onChange, error }: ReasonChoiceProps) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const isPreset = value !== null && reasons.some((reason) => isSameReason(reason, value));
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t`Frequent good deeds`}</legend>
        {reasons.map((reason) => {
          const isSelected = value !== null && isSameReason(reason, value);
          return (
            <ToggleButton
              key={`${reason.th}${reason.en}`}
              isSelected={isSelected}
              onChange={(isOn) => onChange(isOn ? reason : null)}
              className="inline-flex min-h-target cursor-pointer items-center gap-2 rounded-field border-[1.5px] border-field-edge bg-page px-4 py-2 text-left hovered:bg-page-sunken selected:border-points-mark-deep selected:bg-points-tint selected:font-strong"
            >
              {isSelected && <Check aria-hidden className="size-5 shrink-0 text-points" />}
              {reasonText(reason, language)}
            </ToggleButton>
          );
        })}
      </fieldset>
      <TextField
        label={t`Or in your own words`}
        value={isPreset || value === null ? '' : reasonText(value, language)}
        onChange={(text) => onChange(text.trim() === '' ? null : { [language]: text })}
        error={error}
      />
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import { ChipGroup } from '../../design/components/ChipGroup.tsx';
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
  const picked = value === null ? -1 : reasons.findIndex((reason) => isSameReason(reason, value));
  return (
    <div className="flex flex-col gap-4">
      <ChipGroup
        label={t`Frequent good deeds`}
        options={reasons.map((reason, index) => ({ id: String(index), label: reasonText(reason, language) }))}
        value={picked === -1 ? '' : String(picked)}
        onChange={(id) => onChange(reasons[Number(id)] ?? null)}
      />
      <TextField
        label={t`Or in your own words`}
        value={picked !== -1 || value === null ? '' : reasonText(value, language)}
        onChange={(text) => onChange(text.trim() === '' ? null : { [language]: text })}
        error={error}
      />
    </div>
  );
}

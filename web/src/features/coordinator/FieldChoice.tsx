import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import type { MerchantField } from './merchant-decisions.generated.ts';
import { merchantFields, useFieldWords } from './use-field-words.ts';

export interface FieldChoiceProps {
  value: readonly MerchantField[];
  onChange: (fields: readonly MerchantField[]) => void;
}

/** Which parts of the application the shop may change; none ticked leaves it the whole form. */
export function FieldChoice({ value, onChange }: FieldChoiceProps) {
  const { t } = useLingui();
  const words = useFieldWords();
  return (
    <fieldset>
      <legend className="font-strong">{t`What is to be put right?`}</legend>
      <p className="text-ink-soft">{t`Only these can be changed then; none ticked: everything.`}</p>
      <div className="grid grid-cols-2 gap-x-4">
        {merchantFields.map((field) => (
          <Checkbox
            key={field}
            isSelected={value.includes(field)}
            onChange={(isOn) => onChange(isOn ? [...value, field] : value.filter((each) => each !== field))}
          >
            {words[field]}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { Disclosure } from '../../design/components/Disclosure.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { bindField } from '../../lib/field-binding.ts';
import type { ProfileValues } from './profile-values.ts';

/** The same once more in the language that the screen does not speak. */
export function OtherLanguageFields({ form: { control } }: { form: UseFormReturn<ProfileValues> }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const words =
    language === 'th'
      ? {
          title: t`In English`,
          hint: t`For guests who do not read Thai`,
          description: t`About the shop, in English`,
          hours: t`Opening hours, in English`,
        }
      : {
          title: t`In Thai`,
          hint: t`For guests who do not read English`,
          description: t`About the shop, in Thai`,
          hours: t`Opening hours, in Thai`,
        };
  return (
    <Disclosure title={words.title} hint={words.hint}>
      <Controller
        control={control}
        name="otherDescription"
        render={({ field, fieldState }) => (
          <TextArea label={words.description} {...bindField(field, fieldState)} />
        )}
      />
      <Controller
        control={control}
        name="otherOpeningHours"
        render={({ field, fieldState }) => (
          <TextField label={words.hours} {...bindField(field, fieldState)} />
        )}
      />
    </Disclosure>
  );
}

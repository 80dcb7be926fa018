import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { DateField } from '../../design/components/DateField.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { Select } from '../../design/components/Select.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { bindField } from '../../lib/field-binding.ts';
import { CostRuleFields } from '../settlement/CostRuleFields.tsx';
import { OpeningHours } from './OpeningHours.tsx';
import { OptionalNumber } from './OptionalNumber.tsx';
import { type OfferValues, usualLoanDays } from './offer-values.ts';

const validDays = [1, 3, 7, 14, 30, 90];

export interface OfferDetailFieldsProps {
  form: UseFormReturn<OfferValues>;
  /** What kind it is cannot be changed once it is there. */
  isKindFixed: boolean;
  isStockApart: boolean;
}

/** What most offers do without: number, description, loan, limit, days, English. */
export function OfferDetailFields({ form, isKindFixed, isStockApart }: OfferDetailFieldsProps) {
  const { t } = useLingui();
  const { control } = form;
  const daysOf = (hours: string) => Math.round(Number(hours) / 24);
  const usualDays = validDays.map((days) => String(days * 24));
  const current = form.watch('validHours');
  const hourChoices = usualDays.includes(current) ? usualDays : [current, ...usualDays];
  return (
    <>
      {!isStockApart && (
        <Controller
          control={control}
          name="stockTotal"
          render={({ field, fieldState }) => (
            <OptionalNumber
              label={t({ message: 'How many there are', context: 'new offer' })}
              hint={t`Empty: as many as members ask for`}
              unit={t({ message: 'pieces', context: 'unit of a stock' })}
              {...bindField(field, fieldState)}
            />
          )}
        />
      )}
      <Controller
        control={control}
        name="description"
        render={({ field, fieldState }) => (
          <TextArea
            label={t`Description (optional)`}
            hint={t`Size, choice, what to mind`}
            {...bindField(field, fieldState)}
          />
        )}
      />
      {!isKindFixed && (
        <Controller
          control={control}
          name="kind"
          render={({ field }) => (
            <SegmentedControl
              label={t`Given or lent`}
              options={[
                { id: 'SPEND', label: t`Given: points are spent` },
                { id: 'HOLD', label: t`Lent: points come back with the item` },
              ]}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
      )}
      {form.watch('kind') === 'HOLD' && <HoldTerms form={form} />}
      <Controller
        control={control}
        name="perMemberLimit"
        render={({ field, fieldState }) => (
          <OptionalNumber
            label={t`How many for each member`}
            hint={t`Empty: no limit`}
            unit={t({ message: 'times', context: 'limit of a member' })}
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="validHours"
        render={({ field, fieldState }) => (
          <Select
            label={t`A voucher is good for`}
            options={hourChoices.map((hours) => {
              const days = daysOf(hours);
              return { id: hours, label: t`${plural(days, { one: '# day', other: '# days' })}` };
            })}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          />
        )}
      />
      {!isStockApart && form.watch('kind') === 'SPEND' && (
        <Controller
          control={control}
          name="costRule"
          render={({ field }) => (
            <CostRuleFields
              label={t`Who bears the cost`}
              hint={t`A coordinator sees it when approving`}
              value={field.value ?? { bearer: 'NETWORK', networkPercent: 100 }}
              onChange={field.onChange}
            />
          )}
        />
      )}
      <OfferDays form={form} />
      <Controller
        control={control}
        name="windows"
        render={({ field, fieldState }) => (
          <OpeningHours
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message ?? fieldState.error?.root?.message}
          />
        )}
      />
      <OtherTitleFields form={form} />
    </>
  );
}

/** For how long it is lent, or until when the points stand as a guarantee. */
function HoldTerms({ form }: { form: UseFormReturn<OfferValues> }) {
  const { t } = useLingui();
  const { control } = form;
  return (
    <div className="grid gap-5 tablet:grid-cols-2">
      <Controller
        control={control}
        name="loanDays"
        render={({ field, fieldState }) => (
          <OptionalNumber
            label={t`Lent for so many days`}
            hint={t`Empty: ${usualLoanDays} days. Late costs the member nothing.`}
            unit={t({ message: 'days', context: 'unit of a loan' })}
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="guaranteeDay"
        render={({ field, fieldState }) => (
          <DateField label={t`Or a guarantee until (optional)`} {...bindField(field, fieldState)} />
        )}
      />
    </div>
  );
}

function OfferDays({ form: { control } }: { form: UseFormReturn<OfferValues> }) {
  const { t } = useLingui();
  return (
    <div className="grid gap-5 tablet:grid-cols-2">
      <Controller
        control={control}
        name="fromDay"
        render={({ field, fieldState }) => (
          <DateField label={t`First day (optional)`} {...bindField(field, fieldState)} />
        )}
      />
      <Controller
        control={control}
        name="untilDay"
        render={({ field, fieldState }) => (
          <DateField label={t`Last day (optional)`} {...bindField(field, fieldState)} />
        )}
      />
    </div>
  );
}

function OtherTitleFields({ form: { control } }: { form: UseFormReturn<OfferValues> }) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const words =
    language === 'th'
      ? { title: t`Title in English (optional)`, description: t`Description in English (optional)` }
      : { title: t`Title in Thai (optional)`, description: t`Description in Thai (optional)` };
  return (
    <>
      <Controller
        control={control}
        name="otherTitle"
        render={({ field, fieldState }) => (
          <TextField label={words.title} {...bindField(field, fieldState)} />
        )}
      />
      <Controller
        control={control}
        name="otherDescription"
        render={({ field, fieldState }) => (
          <TextArea label={words.description} {...bindField(field, fieldState)} />
        )}
      />
    </>
  );
}

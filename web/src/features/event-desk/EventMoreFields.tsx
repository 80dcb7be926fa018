import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { Checkbox } from '../../design/components/Checkbox.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { SegmentedControl } from '../../design/components/SegmentedControl.tsx';
import { TextArea } from '../../design/components/TextArea.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { bindField } from '../../lib/field-binding.ts';
import { formatNumber } from '../../lib/numbers.ts';
import { type EventValues, usualBudget } from './event-values.ts';

export interface EventMoreFieldsProps {
  form: UseFormReturn<EventValues>;
  organisers: readonly { id: string; displayName: string }[];
  /** What the chosen deed brings; null while none is chosen. */
  rulePoints: number | null;
  soloLimitPoints: number;
  isSettled: boolean;
}

/** What most events do without thinking of it. */
export function EventMoreFields(props: EventMoreFieldsProps) {
  const { t } = useLingui();
  const { control } = props.form;
  return (
    <>
      <Controller
        control={control}
        name="description"
        render={({ field, fieldState }) => (
          <TextArea
            label={t`What to know (optional)`}
            hint={t`What to bring, whom to ask`}
            {...bindField(field, fieldState)}
          />
        )}
      />
      {!props.isSettled && <Terms {...props} />}
      <Controller
        control={control}
        name="organiserIds"
        render={({ field, fieldState }) => (
          <fieldset className="flex flex-col gap-1">
            <legend className="pb-1 font-strong">{t`Who stands at the desk`}</legend>
            {props.organisers.map(({ id, displayName }) => (
              <Checkbox
                key={id}
                isSelected={field.value.includes(id)}
                onChange={(isOn) =>
                  field.onChange(isOn ? [...field.value, id] : field.value.filter((each) => each !== id))
                }
              >
                {displayName}
              </Checkbox>
            ))}
            <p className="text-ink-soft">
              {t`They show the code, and do not scan it themselves: one writes down the other.`}
            </p>
            {fieldState.error !== undefined && <p className="text-stop">{fieldState.error.message}</p>}
          </fieldset>
        )}
      />
    </>
  );
}

/** What the event gives, and how people check in. */
function Terms({ form, rulePoints, soloLimitPoints }: EventMoreFieldsProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const { control, watch } = form;
  const points = watch('points') ?? rulePoints ?? 1;
  const budget = watch('budgetPoints') ?? usualBudget(points);
  const visits = formatNumber(Math.floor(budget / points), locale);
  const isLarge = budget > soloLimitPoints;
  return (
    <>
      {rulePoints !== null && (
        <Controller
          control={control}
          name="points"
          render={({ field, fieldState }) => (
            <PointsField
              label={t`Points for each visit`}
              hint={t`At most what the good deed brings`}
              minValue={1}
              maxValue={rulePoints}
              {...bindField(field, fieldState)}
              value={field.value ?? rulePoints}
              onChange={(next) => field.onChange(Number.isNaN(next) ? null : next)}
            />
          )}
        />
      )}
      <Controller
        control={control}
        name="budgetPoints"
        render={({ field, fieldState }) => (
          <PointsField
            label={t`Points for all together`}
            hint={
              isLarge
                ? t`Enough for ${visits} visits. Another coordinator has to open it.`
                : t`Enough for ${visits} visits`
            }
            minValue={points}
            maxValue={1_000_000}
            step={points}
            {...bindField(field, fieldState)}
            value={field.value ?? usualBudget(points)}
            onChange={(next) => field.onChange(Number.isNaN(next) ? null : next)}
          />
        )}
      />
      <Controller
        control={control}
        name="codeMode"
        render={({ field }) => (
          <SegmentedControl
            label={t`How people check in`}
            options={[
              { id: 'ROTATING', label: t`Code on a screen` },
              { id: 'PRINTED', label: t`Code on paper` },
            ]}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      {watch('codeMode') === 'PRINTED' && (
        <Controller
          control={control}
          name="printedLimit"
          render={({ field, fieldState }) => (
            <PointsField
              label={t`How often the paper is good`}
              kind="count"
              minValue={1}
              maxValue={500}
              {...bindField(field, fieldState)}
              value={field.value ?? 50}
              onChange={(next) => field.onChange(Number.isNaN(next) ? null : next)}
            />
          )}
        />
      )}
    </>
  );
}

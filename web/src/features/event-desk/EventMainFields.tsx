import { useLingui } from '@lingui/react/macro';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { DateField } from '../../design/components/DateField.tsx';
import { Select } from '../../design/components/Select.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { bindField } from '../../lib/field-binding.ts';
import type { DeedChoice } from './event-choices.ts';
import type { EventValues } from './event-values.ts';

export interface EventMainFieldsProps {
  form: UseFormReturn<EventValues>;
  deeds: readonly DeedChoice[];
  /** What an event gives stays as it is once it is open. */
  isSettled: boolean;
}

/** What, where, when, and what it counts as. */
export function EventMainFields({ form: { control }, deeds, isSettled }: EventMainFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <Controller
        control={control}
        name="title"
        render={({ field, fieldState }) => (
          <TextField
            label={t`What you do together`}
            placeholder={t`Sweeping the temple yard`}
            autoComplete="off"
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="place"
        render={({ field, fieldState }) => (
          <TextField label={t`Where`} autoComplete="off" {...bindField(field, fieldState)} />
        )}
      />
      <Controller
        control={control}
        name="day"
        render={({ field, fieldState }) => (
          <DateField label={t({ message: 'Day', context: 'event' })} {...bindField(field, fieldState)} />
        )}
      />
      <div className="grid grid-cols-2 gap-4">
        <Controller
          control={control}
          name="from"
          render={({ field, fieldState }) => (
            <TextField
              label={t({ message: 'From', context: 'time of day' })}
              type="time"
              {...bindField(field, fieldState)}
            />
          )}
        />
        <Controller
          control={control}
          name="until"
          render={({ field, fieldState }) => (
            <TextField
              label={t({ message: 'Until', context: 'time of day' })}
              type="time"
              {...bindField(field, fieldState)}
            />
          )}
        />
      </div>
      {!isSettled && (
        <Controller
          control={control}
          name="indicatorCode"
          render={({ field, fieldState }) => (
            <Select
              label={t`Which good deed it is`}
              placeholder={t`Choose from your list`}
              options={deeds.map(({ code, name, points }) => ({
                id: code,
                label: name,
                hint: t`${points} points`,
              }))}
              {...bindField(field, fieldState)}
            />
          )}
        />
      )}
    </>
  );
}

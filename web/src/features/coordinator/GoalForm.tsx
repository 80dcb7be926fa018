import { useMutation } from '@apollo/client/react';
import { valibotResolver } from '@hookform/resolvers/valibot';
import { useLingui } from '@lingui/react/macro';
import { Target } from 'lucide-react';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { Button } from '../../design/components/Button.tsx';
import { Card } from '../../design/components/Card.tsx';
import { DateField } from '../../design/components/DateField.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { PointsField } from '../../design/components/PointsField.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextArea } from '../../design/components/TextArea.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { bindField, setServerErrors } from '../../lib/field-binding.ts';
import { newKey } from '../../lib/idempotency-key.ts';
import { emptyGoal, type GoalValues, goalFieldByPath, goalInput, goalSchema } from './goal-values.ts';
import { CreateGoalDocument } from './goals.generated.ts';

const fieldNames = ['title', 'beneficiary', 'targetPoints', 'untilDay'] as const;

/** Sends what the form says. One intention has one key, so that a lost answer makes no second goal. */
function useCreateGoal(networkId: string, onCreated: () => void) {
  const { t } = useLingui();
  const { language } = useLanguage();
  const [key, setKey] = useState(newKey);
  const [refusal, setRefusal] = useState<string | null>(null);
  const form = useForm({ resolver: valibotResolver(goalSchema), defaultValues: emptyGoal });
  const [createGoal, { loading }] = useMutation(CreateGoalDocument);

  const submit = async (values: GoalValues): Promise<void> => {
    setRefusal(null);
    try {
      const { data } = await createGoal({
        variables: { input: { ...goalInput(values, language), networkId, idempotencyKey: key } },
      });
      const result = data?.createGoal;
      switch (result?.__typename) {
        case 'CreateGoalSuccess':
          setKey(newKey());
          form.reset(emptyGoal);
          showToast({ message: t`The goal is open. Members can pledge now.`, tone: 'done' });
          onCreated();
          return;
        case 'ValidationError': {
          const errors = result.fields.map(({ path, message }) => ({
            message,
            path: path.map((part) => goalFieldByPath[part] ?? part),
          }));
          const [homeless] = setServerErrors(errors, fieldNames, form.setError);
          if (homeless !== undefined) setRefusal(homeless);
          return;
        }
        case 'IdempotencyConflictError':
          // An earlier try came through with other words: what is here now is another goal.
          setKey(newKey());
          setRefusal(result.message);
          return;
        case 'ForbiddenError':
          setRefusal(result.message);
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (cause) {
      showFailure(cause);
    }
  };
  return { form, submit, refusal, isPending: loading };
}

/** A new goal in four fields; it opens at once. */
export function GoalForm({ networkId, onCreated }: { networkId: string; onCreated: () => void }) {
  const { t } = useLingui();
  const { form, submit, refusal, isPending } = useCreateGoal(networkId, onCreated);
  const { control, handleSubmit } = form;
  return (
    <Card title={t`Set a goal`}>
      <form
        noValidate
        onSubmit={(event) => void handleSubmit((values) => submit(values))(event)}
        className="flex flex-col gap-5"
      >
        <Controller
          control={control}
          name="title"
          render={({ field, fieldState }) => (
            <TextField label={t`What is the goal?`} {...bindField(field, fieldState)} />
          )}
        />
        <Controller
          control={control}
          name="beneficiary"
          render={({ field, fieldState }) => (
            <TextArea
              label={t`What do we do when it is full?`}
              hint={t`A promise: once it is open it does not change`}
              rows={3}
              {...bindField(field, fieldState)}
            />
          )}
        />
        <Controller
          control={control}
          name="targetPoints"
          render={({ field, fieldState }) => (
            <PointsField
              label={t`How many points does it take?`}
              minValue={1}
              maxValue={1_000_000}
              step={100}
              {...bindField(field, fieldState)}
            />
          )}
        />
        <Controller
          control={control}
          name="untilDay"
          render={({ field, fieldState }) => (
            <DateField
              label={t`Until when?`}
              hint={t`Not full by then: every pledge goes back by itself`}
              {...bindField(field, fieldState)}
            />
          )}
        />
        {refusal !== null && <Notice tone="stop">{refusal}</Notice>}
        <Button type="submit" variant="primary" size="large" icon={Target} isFullWidth isPending={isPending}>
          {t`Open the goal`}
        </Button>
      </form>
    </Card>
  );
}

import { useMutation } from '@apollo/client/react';
import { valibotResolver } from '@hookform/resolvers/valibot';
import { t as message } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import * as v from 'valibot';
import { Button } from '../../design/components/Button.tsx';
import { Notice } from '../../design/components/Notice.tsx';
import { RadioGroup } from '../../design/components/RadioGroup.tsx';
import { showFailure } from '../../design/components/show-failure.ts';
import { TextField } from '../../design/components/TextField.tsx';
import { showToast } from '../../design/components/toast-queue.ts';
import { bindField, setServerErrors } from '../../lib/field-binding.ts';
import { AddMerchantStaffDocument } from './shop-staff.generated.ts';

const schema = v.object({
  email: v.pipe(
    v.string(),
    v.trim(),
    v.email(() => message`An e-mail looks like name@example.com`),
  ),
  role: v.picklist(['OWNER', 'MANAGER', 'CASHIER']),
});

type NewStaff = v.InferOutput<typeof schema>;

/** Somebody who signs in already gets a place at the shop, by their e-mail. */
export function AddStaffForm({ merchantId }: { merchantId: string }) {
  const { t } = useLingui();
  const [addStaff] = useMutation(AddMerchantStaffDocument);
  const [refusal, setRefusal] = useState<string>();
  const { control, handleSubmit, formState, setError, reset } = useForm<NewStaff>({
    resolver: valibotResolver(schema),
    defaultValues: { email: '', role: 'CASHIER' },
  });

  const add = handleSubmit(async ({ email, role }) => {
    setRefusal(undefined);
    try {
      const { data } = await addStaff({ variables: { input: { merchantId, email, role } } });
      const result = data?.addMerchantStaff;
      switch (result?.__typename) {
        case 'AddMerchantStaffSuccess':
          reset();
          showToast({ message: t`Added. They have got a notice.`, tone: 'done' });
          return;
        case 'ValidationError':
          setRefusal(setServerErrors(result.fields, ['email'], setError)[0]);
          return;
        case 'AlreadyExistsError':
        case 'ForbiddenError':
          setRefusal(result.message);
          return;
        case undefined:
          return;
        default:
          result satisfies never;
      }
    } catch (error) {
      showFailure(error);
    }
  });

  return (
    <form noValidate onSubmit={(event) => void add(event)} className="flex flex-col gap-5">
      <Controller
        control={control}
        name="email"
        render={({ field, fieldState }) => (
          <TextField
            label={t`Their sign-in e-mail`}
            hint={t`They need an account first: signing up is free.`}
            type="email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck="false"
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="role"
        render={({ field }) => (
          <RadioGroup
            label={t`What they do here`}
            value={field.value}
            onChange={field.onChange}
            options={[
              { id: 'CASHIER', label: t`Cashier`, hint: t`Checks vouchers at the counter` },
              { id: 'MANAGER', label: t`Manager`, hint: t`Also looks after the offers` },
              { id: 'OWNER', label: t`Owner`, hint: t`Everything: the shop’s page and who works here too` },
            ]}
          />
        )}
      />
      {refusal !== undefined && <Notice tone="stop">{refusal}</Notice>}
      <Button type="submit" variant="primary" icon={UserPlus} isPending={formState.isSubmitting}>
        {t`Add them`}
      </Button>
    </form>
  );
}

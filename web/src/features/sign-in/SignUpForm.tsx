import { valibotResolver } from '@hookform/resolvers/valibot';
import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import * as v from 'valibot';
import { Button } from '../../design/components/Button.tsx';
import { PasswordField } from '../../design/components/PasswordField.tsx';
import { TextField } from '../../design/components/TextField.tsx';
import { bindField } from '../../lib/field-binding.ts';
import { graphemeCount } from '../../lib/thai-text.ts';

const schema = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t`Fill in your name, or what people call you`),
    v.check(
      (name) => graphemeCount(name) <= 80,
      () => t`At most 80 characters`,
    ),
  ),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty(() => t`Fill in your e-mail`),
    v.email(() => t`An e-mail looks like name@example.com`),
  ),
  password: v.pipe(
    v.string(),
    v.minLength(8, () => t`Take at least 8 characters`),
    v.maxLength(128, () => t`Take at most 128 characters`),
  ),
});

export type NewAccount = v.InferOutput<typeof schema>;

export interface SignUpFormProps {
  onSubmit: (account: NewAccount) => Promise<void>;
  isDisabled: boolean;
  /** Which network the person joins: stands between the fields and the button. */
  children: ReactNode;
  /** Called with the e-mail while it is typed, so that the sign-in page can take it over. */
  onEmailChange: (email: string) => void;
}

/** Name, e-mail and password: three fields and one button. */
export function SignUpForm({ onSubmit, isDisabled, children, onEmailChange }: SignUpFormProps) {
  const { t } = useLingui();
  const { control, handleSubmit, formState } = useForm<NewAccount>({
    resolver: valibotResolver(schema),
    defaultValues: { name: '', email: '', password: '' },
  });
  return (
    <form noValidate method="post" onSubmit={handleSubmit(onSubmit)} className="flex flex-col gap-5">
      <Controller
        control={control}
        name="name"
        render={({ field, fieldState }) => (
          <TextField
            label={t`Name`}
            hint={t`The name on your member card. A nickname is fine.`}
            autoComplete="name"
            {...bindField(field, fieldState)}
          />
        )}
      />
      <Controller
        control={control}
        name="email"
        render={({ field, fieldState }) => {
          const bound = bindField(field, fieldState);
          return (
            <TextField
              label={t`E-mail`}
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck="false"
              {...bound}
              onChange={(email: string) => {
                bound.onChange(email);
                onEmailChange(email.trim());
              }}
            />
          );
        }}
      />
      <Controller
        control={control}
        name="password"
        render={({ field, fieldState }) => (
          <PasswordField
            label={t`Password`}
            hint={t`At least 8 characters`}
            autoComplete="new-password"
            {...bindField(field, fieldState)}
          />
        )}
      />
      {children}
      <Button
        type="submit"
        variant="primary"
        size="large"
        isFullWidth
        isPending={formState.isSubmitting}
        isDisabled={isDisabled}
      >
        {t`Sign up`}
      </Button>
    </form>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { TextField, type TextFieldProps } from './TextField.tsx';

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'suffix' | 'autoComplete'> {
  /** Tells the phone's password keeper whether to fill in the old one or to make a new one. */
  autoComplete: 'current-password' | 'new-password';
}

/** A password that can be shown: on a small screen, typing blind is the most frequent mistake. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useLingui();
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck="false"
      autoCapitalize="none"
      autoCorrect="off"
      suffix={
        <button
          type="button"
          onClick={() => setIsShown((shown) => !shown)}
          className="-mr-3 inline-flex min-h-target min-w-target cursor-pointer items-center justify-center rounded-full px-3 font-strong text-ink hover:bg-page-sunken"
        >
          {isShown ? t`Hide` : t`Show`}
          <span className="sr-only"> {props.label}</span>
        </button>
      }
    />
  );
}

import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { offerSignInPrompt } from './sign-in-again.ts';

/** Loaded when a session ends in the middle of something, which is rare. */
const SignInDialog = lazy(() => import('./SignInDialog.tsx'));

/** Waits until the API says that the session is gone (see apollo/session-link.ts), then asks for a sign-in. */
export function SignInPrompt() {
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(signedIn: boolean) => void>(undefined);
  useEffect(
    () =>
      offerSignInPrompt(
        () =>
          new Promise<boolean>((resolve) => {
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <SignInDialog
        onAnswer={(signedIn) => {
          setOpen(false);
          answer.current?.(signedIn);
        }}
      />
    </Suspense>
  );
}

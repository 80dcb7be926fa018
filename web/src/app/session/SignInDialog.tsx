import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../../design/components/Dialog.tsx';
import { SignInForm } from './SignInForm.tsx';
import { offerSignInPrompt } from './sign-in-again.ts';
import { useSession } from './viewer-context.ts';

/** Over the page on which a session ended: sign in, and go on where you were with all that you had filled in. */
export function SignInDialog() {
  const { t } = useLingui();
  const { viewer, refresh } = useSession();
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(signedIn: boolean) => void>(undefined);

  useEffect(
    () =>
      offerSignInPrompt(() => {
        setOpen(true);
        return new Promise<boolean>((resolve) => {
          answer.current = resolve;
        });
      }),
    [],
  );

  function close(signedIn: boolean) {
    setOpen(false);
    answer.current?.(signedIn);
  }

  return (
    <Dialog title={t`Sign in again`} isOpen={isOpen} onClose={() => close(false)}>
      <p className="pb-5 text-ink-soft">
        <Trans>You were signed out after some time. What you filled in is still here.</Trans>
      </p>
      <SignInForm
        onSignedIn={async () => {
          const before = viewer?.id;
          const after = await refresh();
          // Another person on a shared phone: what the first one had begun is not theirs to send.
          if (before !== undefined && after?.id !== before) window.location.assign('/');
          else close(true);
        }}
      />
    </Dialog>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { Dialog } from '../../design/components/Dialog.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useSession } from './viewer-context.ts';

/** Over the page on which a session ended: sign in, and go on where you were with all that you had filled in. */
export default function SignInDialog({ onAnswer }: { onAnswer: (signedIn: boolean) => void }) {
  const { t } = useLingui();
  const { viewer, refresh } = useSession();
  return (
    <Dialog title={t`Sign in again`} isOpen onClose={() => onAnswer(false)}>
      <p className="pb-5 text-ink-soft">
        <Trans>You were signed out after some time. What you filled in is still here.</Trans>
      </p>
      <SignInForm
        onSignedIn={async () => {
          const before = viewer?.id;
          const after = await refresh();
          // Another person on a shared phone: what the first one had begun is not theirs to send.
          if (before !== undefined && after?.id !== before) window.location.assign('/');
          else onAnswer(true);
        }}
      />
    </Dialog>
  );
}

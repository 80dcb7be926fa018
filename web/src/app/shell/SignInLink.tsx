import { Trans } from '@lingui/react/macro';
import { useLocation } from 'react-router';
import { LinkButton } from '../../design/components/LinkButton.tsx';
import { signInPath } from '../session/RequireSession.tsx';
import { useSession } from '../session/viewer-context.ts';

/** For visitors; leads back to the page they are on. */
export function SignInLink() {
  const { viewer, isLoading } = useSession();
  const location = useLocation();
  if (viewer !== null || isLoading || location.pathname.startsWith('/sign-')) return null;
  return (
    <LinkButton to={signInPath(location)}>
      <span className="whitespace-nowrap">
        <Trans>Sign in</Trans>
      </span>
    </LinkButton>
  );
}

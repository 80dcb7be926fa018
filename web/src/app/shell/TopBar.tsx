import { useLingui } from '@lingui/react/macro';
import { Bell } from 'lucide-react';
import { Link } from 'react-router';
import { hasRoute } from '../routes.ts';
import { useSession } from '../session/viewer-context.ts';
import { Brand } from './Brand.tsx';
import { LanguageToggle } from './LanguageToggle.tsx';
import { PlaceSwitcher } from './PlaceSwitcher.tsx';
import { SignInLink } from './SignInLink.tsx';

/** The phone's head: the name, and what is not in the bottom bar. */
export function TopBar() {
  const { t } = useLingui();
  const { viewer } = useSession();
  return (
    <header className="flex min-h-16 items-center justify-between gap-2 border-b border-rule px-4 py-2 desktop:hidden print:hidden">
      <Link to="/" className="rounded-small">
        <Brand />
      </Link>
      <div className="flex min-w-0 items-center gap-1">
        {viewer === null && <LanguageToggle />}
        <PlaceSwitcher />
        {viewer !== null && hasRoute('/notices') && (
          <Link
            to="/notices"
            aria-label={t`Notices`}
            className="flex size-target items-center justify-center rounded-full hover:bg-page-sunken"
          >
            <Bell aria-hidden className="size-6" />
          </Link>
        )}
        <SignInLink />
      </div>
    </header>
  );
}

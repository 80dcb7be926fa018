import { useLingui } from '@lingui/react/macro';
import { Bell } from 'lucide-react';
import { Link } from 'react-router';
import { useSession } from '../session/viewer-context.ts';
import { placesOf } from './areas.ts';
import { Brand } from './Brand.tsx';
import { LanguageToggle } from './LanguageToggle.tsx';
import { PlaceSwitcherSlot } from './PlaceSwitcherSlot.tsx';
import { SignInLink } from './SignInLink.tsx';
import { UnreadCount } from './UnreadCount.tsx';

/** The phone's head: the name, and what is not in the bottom bar. */
export function TopBar() {
  const { t } = useLingui();
  const { viewer } = useSession();
  const hasPlaces = viewer !== null && placesOf(viewer).length > 1;
  return (
    <header className="flex min-h-16 items-center justify-between gap-2 border-b border-rule px-4 py-2 desktop:hidden print:hidden">
      <Link to="/" className="flex min-h-target shrink-0 items-center rounded-small">
        <Brand isMarkOnPhones={hasPlaces} />
      </Link>
      <div className="flex min-w-0 grow items-center justify-end gap-1">
        {viewer === null && <LanguageToggle />}
        <PlaceSwitcherSlot />
        {viewer !== null && (
          <Link
            to="/notices"
            className="relative flex size-target shrink-0 items-center justify-center rounded-full hover:bg-page-sunken"
          >
            <Bell aria-hidden className="size-6" />
            <span className="sr-only">{t`Notices`} </span>
            <span className="absolute top-0 right-0">
              <UnreadCount />
            </span>
          </Link>
        )}
        <SignInLink />
      </div>
    </header>
  );
}

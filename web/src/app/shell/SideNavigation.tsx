import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import { Link, NavLink } from 'react-router';
import { Brand } from './Brand.tsx';
import { LanguageToggle } from './LanguageToggle.tsx';
import { PlaceSwitcherSlot } from './PlaceSwitcherSlot.tsx';
import { SignInLink } from './SignInLink.tsx';
import { UnreadCount } from './UnreadCount.tsx';
import { inSections, useNavigationItems } from './use-navigation-items.ts';
import { WaitingDeedCount } from './WaitingDeedCount.tsx';

/** The navigation of wide screens: a bookmark ribbon along the page's edge. */
export function SideNavigation() {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const items = useNavigationItems().filter(({ isPhoneOnly }) => !isPhoneOnly);
  return (
    <header className="sticky top-0 hidden h-dvh w-72 shrink-0 flex-col gap-6 overflow-y-auto border-r *:shrink-0 border-rule bg-page px-4 py-6 desktop:flex print:hidden">
      <Link to="/" className="flex min-h-target items-center rounded-small px-2">
        <Brand />
      </Link>
      <PlaceSwitcherSlot isWide />
      {items.length > 0 && (
        <nav aria-label={t`Main`}>
          {inSections(items).map(({ title, links }) => (
            <div key={title?.id ?? ''} className="pb-2">
              {title !== null && <p className="px-4 pt-2 pb-1 text-caption text-ink-soft">{i18n._(title)}</p>}
              <ul
                className="flex flex-col gap-1"
                {...(title === null ? {} : { 'aria-label': i18n._(title) })}
              >
                {links.map(({ to, label, icon: Icon, isExact, pattern }) => (
                  <li key={to}>
                    <NavLink
                      to={to}
                      end={isExact ?? false}
                      className="flex min-h-target items-center gap-3 rounded-full px-4 py-2 text-ink-soft transition-colors hover:bg-page-sunken aria-[current=page]:bg-points-tint aria-[current=page]:font-strong aria-[current=page]:text-ink"
                    >
                      <Icon aria-hidden className="size-6 shrink-0" />
                      <span className="min-w-0 grow">{i18n._(label)}</span>
                      {pattern === '/notices' && <UnreadCount />}
                      {pattern === '/verify/:slug' && <WaitingDeedCount />}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      )}
      <div className="mt-auto flex flex-col gap-3">
        <SignInLink />
        <LanguageToggle />
      </div>
    </header>
  );
}

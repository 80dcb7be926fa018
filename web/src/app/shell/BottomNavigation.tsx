import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import { NavLink } from 'react-router';
import { useNavigationItems } from './use-navigation-items.ts';
import { WaitingDeedCount } from './WaitingDeedCount.tsx';

/** The phone's navigation: at most five places, in reach of the thumb. */
export function BottomNavigation() {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const items = useNavigationItems().filter(({ isDesktopOnly }) => !isDesktopOnly);
  if (items.length < 2) return null;
  return (
    <nav
      aria-label={t`Main`}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-rule bg-page pb-[env(safe-area-inset-bottom)] desktop:hidden print:hidden"
    >
      <ul className="mx-auto flex max-w-xl">
        {items.map(({ to, label, shortLabel, icon: Icon, isExact, pattern }) => (
          <li key={to} className="min-w-0 flex-1">
            <NavLink
              to={to}
              end={isExact ?? false}
              className="group flex min-h-16 flex-col items-center justify-center gap-0.5 px-1 pt-1.5 pb-1 text-caption text-ink-soft outline-offset-[-3px] aria-[current=page]:font-strong aria-[current=page]:text-ink"
            >
              <span className="relative flex h-8 w-14 items-center justify-center rounded-full group-aria-[current=page]:bg-points-tint">
                <Icon aria-hidden className="size-6 group-aria-[current=page]:text-points" />
                {pattern === '/verify/:slug' && (
                  <span className="absolute -top-1 right-0">
                    <WaitingDeedCount />
                  </span>
                )}
              </span>
              <span className="max-w-full truncate">{i18n._(shortLabel ?? label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

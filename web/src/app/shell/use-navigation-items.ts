import type { MessageDescriptor } from '@lingui/core';
import { groupedBy } from '../../lib/grouped-by.ts';
import { useActiveRoute } from '../active-route.ts';
import { useSession } from '../session/viewer-context.ts';
import { type NavigationItem, navigationItems } from './navigation-items.ts';

/** A place of the navigation, with its address filled in. */
export type NavigationLink = NavigationItem & { readonly to: string };

/** The area's navigation with its addresses filled in: only screens that this person may open. */
export function useNavigationItems(): NavigationLink[] {
  const { area, params } = useActiveRoute();
  const { viewer } = useSession();
  if (area === 'bare') return [];
  const roles =
    viewer?.memberships.find(({ network, status }) => network.slug === params['slug'] && status === 'ACTIVE')
      ?.roles ?? [];
  const isCoordinator = roles.includes('COORDINATOR');
  const confirmsOnly = area === 'coordinator' && !isCoordinator && !roles.includes('AUDITOR');
  const mayConfirm = isCoordinator || roles.includes('VERIFIER');
  return navigationItems[area]
    .filter((item) => viewer !== null || !item.needsSession)
    .filter((item) => isCoordinator || !item.isForCoordinators)
    .filter((item) => mayConfirm || !item.isForRecorders)
    .filter((item) => item.isForVerifiers || item.isForRecorders || !confirmsOnly)
    .filter((item) => mayConfirm || item.pattern !== '/verify/:slug')
    .map((item) => ({
      ...item,
      to: item.pattern.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ''),
    }));
}

/** The places in their sections, in order; null for those that stand alone. */
export function inSections(
  links: readonly NavigationLink[],
): { title: MessageDescriptor | null; links: NavigationLink[] }[] {
  return [...groupedBy(links, ({ section }) => section ?? null)].map(([title, of]) => ({
    title,
    links: of,
  }));
}

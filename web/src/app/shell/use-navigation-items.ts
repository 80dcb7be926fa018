import type { MessageDescriptor } from '@lingui/core';
import { useEffect, useState } from 'react';
import { groupedBy } from '../../lib/grouped-by.ts';
import { useActiveRoute } from '../active-route.ts';
import type { Area } from '../routes.ts';
import { useSession } from '../session/viewer-context.ts';
import { memberNavigationItems, type NavigationItem } from './navigation-items.ts';
import type { workNavigationItems } from './work-navigation-items.ts';

/** A place of the navigation, with its address filled in. */
export type NavigationLink = NavigationItem & { readonly to: string };

type WorkItems = typeof workNavigationItems;

const nothing: readonly NavigationItem[] = [];
let knownWorkItems: WorkItems | null = null;

/** All places of an area, whoever asks; none of a work area for the moment in which they come. */
function useItemsOf(area: Area): readonly NavigationItem[] {
  const [workItems, setWorkItems] = useState(knownWorkItems);
  const isWork = area === 'shop' || area === 'coordinator';
  const isMissing = isWork && workItems === null;
  useEffect(() => {
    if (!isMissing) return;
    import('./work-navigation-items.ts').then(
      (module) => {
        knownWorkItems = module.workNavigationItems;
        setWorkItems(knownWorkItems);
      },
      // Without a signal: the screen itself cannot come either, and the reload that it offers asks again.
      () => undefined,
    );
  }, [isMissing]);
  if (isWork) return workItems?.[area] ?? nothing;
  return area === 'member' ? memberNavigationItems : nothing;
}

/** The area's navigation with its addresses filled in: only screens that this person may open. */
export function useNavigationItems(): NavigationLink[] {
  const { area, params } = useActiveRoute();
  const { viewer } = useSession();
  const items = useItemsOf(area);
  const roles =
    viewer?.memberships.find(({ network, status }) => network.slug === params['slug'] && status === 'ACTIVE')
      ?.roles ?? [];
  const isCoordinator = roles.includes('COORDINATOR');
  const confirmsOnly = area === 'coordinator' && !isCoordinator && !roles.includes('AUDITOR');
  const mayConfirm = isCoordinator || roles.includes('VERIFIER');
  return items
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

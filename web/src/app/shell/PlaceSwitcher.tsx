import { useLingui } from '@lingui/react/macro';
import { ChevronsUpDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { Menu } from '../../design/components/Menu.tsx';
import { classNames } from '../../lib/class-names.ts';
import { useActiveRoute } from '../active-route.ts';
import { useMembership } from '../session/use-membership.ts';
import { useSession } from '../session/viewer-context.ts';
import { type Place, placesOf } from './areas.ts';

/** The place that the address is in. */
function useCurrentPlace(places: readonly Place[]): Place | undefined {
  const { area, params } = useActiveRoute();
  const { merchantId, slug } = params;
  const { membership } = useMembership();
  return places.find((place) => {
    if (area === 'shop') return place.to === `/shop/${merchantId}`;
    if (area === 'coordinator') return place.to === `/coordinator/${slug}` || place.to === `/verify/${slug}`;
    return place.kind === 'member' && place.networkSlug === membership?.network.slug;
  });
}

/** Where a person is, and the way to their other roles and networks. Loaded by PlaceSwitcherSlot. */
export default function PlaceSwitcher({ isWide = false }: { isWide?: boolean }) {
  const { t } = useLingui();
  const { viewer } = useSession();
  const { chooseNetwork } = useMembership();
  const navigate = useNavigate();
  const places = viewer === null ? [] : placesOf(viewer);
  const current = useCurrentPlace(places);
  if (places.length < 2) return null;
  const kinds: Record<Place['kind'], string> = {
    member: t`As a member`,
    shop: t`Look after the shop`,
    counter: t`Check vouchers`,
    coordinator: t`Coordinate the network`,
    verifier: t`Confirm deeds`,
  };
  return (
    <Menu
      label={t`Change place`}
      items={places.map((place) => ({
        id: place.id,
        label: place.name,
        hint: kinds[place.kind],
        icon: place.icon,
        onAction: () => {
          if (place.networkSlug !== undefined) chooseNetwork(place.networkSlug);
          void navigate(place.to);
        },
      }))}
      trigger={
        <AriaButton
          className={classNames(
            'flex min-h-target min-w-0 cursor-pointer items-center gap-2 text-left hovered:bg-page-sunken',
            isWide ? 'w-full rounded-field border border-rule px-3 py-2' : 'max-w-64 rounded-full px-3',
          )}
        >
          <span className="min-w-0 grow">
            <span className="block truncate font-strong">{current?.name ?? t`Change place`}</span>
            {isWide && current && <span className="block truncate text-ink-soft">{kinds[current.kind]}</span>}
          </span>
          <ChevronsUpDown aria-hidden className="size-5 shrink-0 text-ink-soft" />
        </AriaButton>
      }
    />
  );
}

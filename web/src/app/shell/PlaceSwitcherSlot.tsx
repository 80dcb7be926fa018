import { lazy, Suspense } from 'react';
import { useSession } from '../session/viewer-context.ts';
import { placesOf } from './areas.ts';

/** Menus are heavy, and most people are members of one network and nothing else: they never load this. */
const PlaceSwitcher = lazy(() => import('./PlaceSwitcher.tsx'));

/** Room for the switch of places, for people with several roles or networks. */
export function PlaceSwitcherSlot({ isWide = false }: { isWide?: boolean }) {
  const { viewer } = useSession();
  if (viewer === null || placesOf(viewer).length < 2) return null;
  return (
    <Suspense fallback={<div className={isWide ? 'h-18' : 'h-target w-32'} />}>
      <PlaceSwitcher isWide={isWide} />
    </Suspense>
  );
}

import { Trans } from '@lingui/react/macro';
import { useLanguage } from '../../i18n/use-language.ts';
import { distanceWords, metresBetween } from './distance.ts';
import { useOwnPlace } from './own-place.ts';

export interface DistanceProps {
  /** A shop; without a place on the map nothing is said. */
  of: { latitude: number | null; longitude: number | null };
}

/** How far it is from here, once the person has said where they are. */
export function Distance({ of: { latitude, longitude } }: DistanceProps) {
  const own = useOwnPlace();
  const { locale } = useLanguage();
  if (own.state !== 'known' || latitude === null || longitude === null) return null;
  const words = distanceWords(metresBetween(own.place, { latitude, longitude }), locale);
  return (
    <span className="text-ink-soft">
      <Trans>{words} away</Trans>
    </span>
  );
}

import { Trans, useLingui } from '@lingui/react/macro';
import { MapPin } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../design/components/Button.tsx';
import { drawPinMap, type Landmark, type PinMapHandle } from './draw-pin-map.ts';
import type { MapPoint } from './map-point.ts';
import 'leaflet/dist/leaflet.css';
import '../finding/shop-map.css';
import './pin-map.css';

export interface PinMapProps {
  point: MapPoint | null;
  landmarks: readonly Landmark[];
  onPlace: (point: MapPoint) => void;
}

/** A map to put a pin on: by a tap, or by moving the map below the cross and pressing the button. */
export default function PinMap({ point, landmarks, onPlace }: PinMapProps) {
  const { t } = useLingui();
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<PinMapHandle>(null);
  const words = {
    zoomIn: t`Closer`,
    zoomOut: t`Further away`,
    outline: t`Outline of Thailand: svg-maps, CC BY 4.0`,
    pin: t`The place`,
  };
  const newest = useRef({ words, onPlace });
  useEffect(() => {
    newest.current = { words, onPlace };
  });
  useEffect(() => {
    if (element.current === null) return;
    const drawn = drawPinMap(element.current, newest.current.words, (at) => newest.current.onPlace(at));
    map.current = drawn;
    return () => {
      map.current = null;
      drawn.remove();
    };
  }, []);

  const key = JSON.stringify([point, landmarks]);
  useEffect(() => {
    const [pin, around] = JSON.parse(key) as [MapPoint | null, Landmark[]];
    map.current?.show(pin, around);
  }, [key]);

  return (
    <section aria-label={t`Map to put a pin on`} className="flex flex-col gap-3">
      <p className="text-ink-soft">
        <Trans>Tap where it is. Come closer and tap once more to put it right.</Trans>
      </p>
      <div className="relative">
        <div ref={element} className="shop-map z-0 h-80 rounded-page border border-rule" />
        <span aria-hidden className="pin-map-cross" />
      </div>
      <Button
        icon={MapPin}
        onPress={() => {
          if (map.current !== null) onPlace(map.current.middle());
        }}
      >
        <Trans>Put the pin in the middle</Trans>
      </Button>
    </section>
  );
}

/** `tel:` wants digits and a leading plus only. */
export function telephoneAddress(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}

export interface ShopPlace {
  name: string;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
}

/**
 * A link that phones open in whatever map app they have (RFC 5870, with Android's `q` for the name); null when
 * nothing is known of the place.
 */
export function mapAddress({ name, address, latitude, longitude }: ShopPlace): string | null {
  if (latitude !== null && longitude !== null) {
    const point = `${latitude},${longitude}`;
    return `geo:${point}?q=${point}(${encodeURIComponent(name)})`;
  }
  return address === null || address === '' ? null : `geo:0,0?q=${encodeURIComponent(`${name} ${address}`)}`;
}

/** The same place on the web, for devices without a map app; null without coordinates. */
export function webMapAddress({ latitude, longitude }: ShopPlace): string | null {
  if (latitude === null || longitude === null) return null;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`;
}

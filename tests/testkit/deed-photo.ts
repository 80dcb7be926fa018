import sharp from 'sharp';
import type { Network } from './network.ts';
import type { Person } from './world.ts';

/** A photograph as a telephone takes it: with the place where it was taken. `background` makes it another one. */
export function photograph(background = '#c33'): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .composite([{ input: Buffer.from(`<svg width="60" height="40"><circle cx="15" cy="20" r="12"/></svg>`) }])
    .jpeg()
    .withExif({
      IFD0: { Artist: 'Somchai' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '14/1 5/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '99/1 50/1 0/1',
      },
    })
    .toBuffer();
}

/** Brings a photo for a deed in this network; what the server answers. */
export async function uploadDeedPhoto(
  by: Pick<Person, 'client'>,
  network: Network,
  content?: Buffer,
): Promise<Response> {
  const form = new FormData();
  form.set(
    'file',
    new Blob([new Uint8Array(content ?? (await photograph()))], { type: 'image/jpeg' }),
    'photo',
  );
  return fetch(`${by.client.url}/deed-photos?networkId=${network.id}`, {
    method: 'POST',
    headers: by.client.token === null ? {} : { authorization: `Bearer ${by.client.token}` },
    body: form,
  });
}

/** The id and the address of a photo that was brought. */
export async function deedPhoto(
  by: Pick<Person, 'client'>,
  network: Network,
  content?: Buffer,
): Promise<{ readonly photoId: string; readonly url: string }> {
  const response = await uploadDeedPhoto(by, network, content);
  if (response.status !== 201) throw new Error(`not taken: ${response.status} ${await response.text()}`);
  return (await response.json()) as { photoId: string; url: string };
}

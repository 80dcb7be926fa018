import { askToSignInAgain } from '../app/session/sign-in-again.ts';
import { currentLanguage } from '../i18n/language.ts';

export interface UploadedPicture {
  /** For `pictureId` of an input. */
  pictureId: string;
  /** Its address on this server. */
  url: string;
}

export type PictureUpload =
  | { picture: UploadedPicture }
  /** Why not, in the person's language; null when the server could not be reached. */
  | { picture: null; message: string | null };

/** Larger pictures are made smaller here, before they go over a village's mobile network. */
const longestSidePx = 1600;
const quality = 0.85;

async function smaller(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = longestSidePx / Math.max(bitmap.width, bitmap.height);
  if (scale >= 1) {
    bitmap.close();
    return file;
  }
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', quality);
  });
}

function textField(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null || !(name in body)) return null;
  const value: unknown = body[name as keyof typeof body];
  return typeof value === 'string' ? value : null;
}

async function send(picture: Blob, path: string): Promise<Response> {
  const form = new FormData();
  form.append('file', picture, 'picture');
  return fetch(path, {
    method: 'POST',
    body: form,
    credentials: 'same-origin',
    headers: { 'accept-language': currentLanguage() },
  });
}

/** The file as it is sent: what the browser cannot draw goes as it is, and the server says what is wrong with it. */
export function shrinkPicture(file: File): Promise<Blob> {
  return smaller(file).catch(() => file);
}

/** When the session has ended the person signs in and it goes on. Throws when the server could not be reached. */
async function sendSignedIn(picture: Blob, path: string): Promise<{ isTaken: boolean; body: unknown }> {
  let response = await send(picture, path);
  if (response.status === 401 && (await askToSignInAgain())) response = await send(picture, path);
  return { isTaken: response.ok, body: await response.json().catch(() => null) };
}

/** Makes a photo small enough and uploads it. */
export async function uploadPicture(file: File): Promise<PictureUpload> {
  const picture = await shrinkPicture(file);
  try {
    const { isTaken, body } = await sendSignedIn(picture, '/pictures');
    const pictureId = textField(body, 'pictureId');
    const url = textField(body, 'url');
    if (isTaken && pictureId !== null && url !== null) return { picture: { pictureId, url } };
    return { picture: null, message: textField(body, 'message') };
  } catch {
    return { picture: null, message: null };
  }
}

/**
 * Brings a photo that shows a deed in this network: its id for `recordDeed`, or why not, in the person's language; null
 * when the server could not be reached or is busy.
 */
export async function uploadDeedPhoto(
  picture: Blob,
  networkId: string,
): Promise<{ photoId: string } | { photoId: null; message: string | null }> {
  try {
    const { isTaken, body } = await sendSignedIn(picture, `/deed-photos?networkId=${networkId}`);
    const photoId = textField(body, 'photoId');
    if (isTaken && photoId !== null) return { photoId };
    return { photoId: null, message: textField(body, 'code') === 'BUSY' ? null : textField(body, 'message') };
  } catch {
    return { photoId: null, message: null };
  }
}

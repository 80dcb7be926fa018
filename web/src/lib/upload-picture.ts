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

async function send(picture: Blob): Promise<Response> {
  const form = new FormData();
  form.append('file', picture, 'picture');
  return fetch('/pictures', {
    method: 'POST',
    body: form,
    credentials: 'same-origin',
    headers: { 'accept-language': currentLanguage() },
  });
}

/** Makes a photo small enough and uploads it. When the session has ended the person signs in and it goes on. */
export async function uploadPicture(file: File): Promise<PictureUpload> {
  // What the browser cannot draw goes as it is: the server says in words what is wrong with it.
  const picture = await smaller(file).catch(() => file);
  try {
    let response = await send(picture);
    if (response.status === 401 && (await askToSignInAgain())) response = await send(picture);
    const body: unknown = await response.json().catch(() => null);
    const pictureId = textField(body, 'pictureId');
    const url = textField(body, 'url');
    if (response.ok && pictureId !== null && url !== null) return { picture: { pictureId, url } };
    return { picture: null, message: textField(body, 'message') };
  } catch {
    return { picture: null, message: null };
  }
}

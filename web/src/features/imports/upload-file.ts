import { askToSignInAgain } from '../../app/session/sign-in-again.ts';
import { currentLanguage } from '../../i18n/language.ts';
import type { ImportKind } from './import-page.generated.ts';

export type FileUpload =
  | { importId: string }
  /** Why not, in the person's language; null when the server could not be reached. */
  | { importId: null; message: string | null };

export interface UploadRequest {
  networkId: string;
  kind: ImportKind;
  file: File;
  /** The same for each try with this file. */
  idempotencyKey: string;
}

function send({ networkId, kind, file, idempotencyKey }: UploadRequest): Promise<Response> {
  const form = new FormData();
  // The server reads what stands before the file.
  form.append('networkId', networkId);
  form.append('kind', kind);
  form.append('idempotencyKey', idempotencyKey);
  form.append('file', file, file.name);
  return fetch('/imports', {
    method: 'POST',
    body: form,
    credentials: 'same-origin',
    headers: { 'accept-language': currentLanguage() },
  });
}

function textIn(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null || !(name in body)) return null;
  const value: unknown = body[name as keyof typeof body];
  return typeof value === 'string' ? value : null;
}

/** Brings a file. When the session has ended the person signs in and it goes on. */
export async function uploadFile(request: UploadRequest): Promise<FileUpload> {
  try {
    let response = await send(request);
    if (response.status === 401 && (await askToSignInAgain())) response = await send(request);
    const body: unknown = await response.json().catch(() => null);
    const importId = textIn(body, 'importId');
    return importId === null ? { importId, message: textIn(body, 'message') } : { importId };
  } catch {
    return { importId: null, message: null };
  }
}

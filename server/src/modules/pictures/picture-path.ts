import { fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';

/** Where the server answers with an upload; `id` is the row's UUID. */
export function picturePath(id: string): string {
  return `/pictures/${toGlobalId('picture', id)}.webp`;
}

/** The row's UUID from the last part of such a path; null when it is none. */
export function pictureIdOfFile(file: string): string | null {
  return file.endsWith('.webp') ? fromGlobalId('picture', file.slice(0, -'.webp'.length)) : null;
}

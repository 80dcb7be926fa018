import { fromGlobalId, toGlobalId } from '../../graphql/global-id.ts';

/** Where the server answers with a deed's photo, to those who may see it; `id` is the row's UUID. */
export function deedPhotoPath(id: string): string {
  return `/deed-photos/${toGlobalId('photo', id)}.webp`;
}

/** The row's UUID from the last part of such a path; null when it is none. */
export function photoIdOfFile(file: string): string | null {
  return file.endsWith('.webp') ? fromGlobalId('photo', file.slice(0, -'.webp'.length)) : null;
}

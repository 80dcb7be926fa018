import type { GraphqlContext } from '../../graphql/context.ts';
import { Picture } from './picture.type.ts';
import { loadPictureSizesById } from './picture-store.ts';

/** The picture of a shop or an offer: an upload, one that ships with the app, or none. */
export async function pictureOf(
  context: GraphqlContext,
  owner: { readonly pictureId: string | null; readonly pictureKey: string | null },
): Promise<Picture | null> {
  if (owner.pictureKey !== null) return Picture.ofKey(owner.pictureKey);
  if (owner.pictureId === null) return null;
  const size = await context.loaders.load(loadPictureSizesById, owner.pictureId);
  return size === null ? null : Picture.ofUpload(size);
}

import { fromGlobalId } from '../../graphql/global-id.ts';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import { isConstraint } from '../../platform/sql-error.ts';
import type { Executor } from '../../platform/transaction.ts';
import { isUploadedBy } from './picture-store.ts';

const path = ['pictureId'] as const;
const unknown: Message = {
  th: 'ไม่พบรูปนี้ กรุณาอัปโหลดใหม่',
  en: 'There is no such picture. Please upload it again.',
};

export type PictureChoice =
  | { readonly pictureId: string | null; readonly problems: readonly [] }
  | { readonly pictureId: null; readonly problems: readonly FieldProblem[] };

/**
 * The row's UUID of a `pictureId` in an input. The caller must have uploaded it, or it must be the one shown already
 * (`current`), whoever of the shop uploaded that. Null or left out is no picture.
 */
export async function choosePicture(
  executor: Executor,
  input: {
    readonly pictureId: string | null | undefined;
    /** Null for one who is no person, and so has uploaded none. */
    readonly userId: string | null;
    readonly current: string | null;
  },
): Promise<PictureChoice> {
  if (input.pictureId == null) return { pictureId: null, problems: [] };
  const pictureId = fromGlobalId('picture', input.pictureId);
  const isTheirs =
    pictureId !== null &&
    (pictureId === input.current ||
      (input.userId !== null && (await isUploadedBy(executor, pictureId, input.userId))));
  return isTheirs ? { pictureId, problems: [] } : { pictureId: null, problems: [{ path, message: unknown }] };
}

/**
 * For a write that failed: the problem to answer with when the picture was cleaned away between the check and the write
 * (the foreign keys decide that), or null when it failed for another reason.
 */
export function vanishedPictureProblem(error: unknown): FieldProblem | null {
  const isVanished = isConstraint(
    error,
    'merchant_picture_id_fkey',
    'offer_picture_id_fkey',
    'offer_revision_picture_id_fkey',
  );
  return isVanished ? { path, message: unknown } : null;
}

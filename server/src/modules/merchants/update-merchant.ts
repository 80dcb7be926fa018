import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { choosePicture, vanishedPictureProblem } from '../pictures/picture-input.ts';
import { type MerchantInput, pictureChange, readMerchantInput } from './merchant-input.ts';
import { mayRunShop } from './merchant-policy.ts';
import { editableStatuses } from './merchant-state.ts';
import { changeMerchant, lockMerchant, type MerchantRow } from './merchant-store.ts';
import { findStaffPlace } from './staff-store.ts';

export interface UpdateMerchantCommand
  extends Pick<MerchantInput, 'description' | 'openingHours' | 'phone' | 'address'> {
  readonly userId: string;
  readonly merchantId: string | null;
  readonly pictureId: string | null | undefined;
}

export type UpdateMerchantOutcome =
  | { readonly outcome: 'UPDATED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * The owner changes what people read about the shop. What is left out stays as it is.
 *
 * - UPDATED: the shop as it is now.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - INVALID: a wrong field, or the application was declined.
 */
export async function updateMerchant(
  deps: { readonly database: Database },
  command: UpdateMerchantCommand,
): Promise<UpdateMerchantOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  try {
    return await inTransaction(deps.database, (tx) => update(tx, { ...command, merchantId }));
  } catch (error) {
    const problem = vanishedPictureProblem(error);
    if (problem === null) throw error;
    return { outcome: 'INVALID', problems: [problem] };
  }
}

async function update(
  tx: Executor,
  command: UpdateMerchantCommand & { readonly merchantId: string },
): Promise<UpdateMerchantOutcome> {
  const merchant = await lockMerchant(tx, command.merchantId);
  const place = await findStaffPlace(tx, command.merchantId, command.userId);
  if (merchant === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
  const { description, openingHours, phone, address } = command;
  const reading = readMerchantInput({ description, openingHours, phone, address });
  const picture = await choosePicture(tx, { ...command, current: merchant.pictureId });
  const problems = [...reading.problems, ...picture.problems];
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  const row = await changeMerchant(tx, merchant.id, editableStatuses, {
    ...reading.change,
    ...pictureChange(command.pictureId, picture.pictureId),
  });
  return row === null ? { outcome: 'INVALID', problems: [declined] } : { outcome: 'UPDATED', merchant: row };
}

const declined: FieldProblem = {
  path: ['merchantId'],
  message: { th: 'ใบสมัครของร้านนี้ไม่ผ่านการพิจารณา', en: 'The application of this shop was declined.' },
};

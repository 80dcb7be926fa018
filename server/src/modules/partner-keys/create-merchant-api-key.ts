import { readShortName } from '../../graphql/short-name.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { ApiKeyScope } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { lockMerchant, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { drawApiKey } from './api-key-secret.ts';
import { type ApiKeyRow, countApiKeys, insertApiKey } from './api-key-store.ts';

const longestDays = 366;
/** Keys of one shop at once. */
const keyLimit = 20;

export type CreateMerchantApiKeyOutcome =
  | {
      readonly outcome: 'CREATED';
      readonly merchant: MerchantRow;
      readonly key: ApiKeyRow;
      /** Shown this once; the database has its hash. */
      readonly secret: string;
    }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

export interface CreateMerchantApiKeyCommand {
  readonly userId: string;
  readonly merchantId: string | null;
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly validDays: number;
}

/**
 * The owner makes a key for the shop's own till. It acts as the shop, and ends with the owner's place.
 *
 * - CREATED: with the key itself. A lost answer loses it: the owner revokes it by its prefix and makes another.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - INVALID: no name, no scope, days beyond a year, twenty keys already (the shop's lock decides), or a shop that was not
 *   approved yet.
 */
export async function createMerchantApiKey(
  deps: { readonly database: Database },
  command: CreateMerchantApiKeyCommand,
): Promise<CreateMerchantApiKeyOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, (tx) => create(tx, { ...command, merchantId }));
}

async function create(
  tx: Executor,
  command: CreateMerchantApiKeyCommand & { readonly merchantId: string },
): Promise<CreateMerchantApiKeyOutcome> {
  const { merchantId, validDays } = command;
  const merchant = await lockMerchant(tx, merchantId);
  const place = await findStaffPlace(tx, merchantId, command.userId);
  if (merchant === null || place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
  const { name, problems } = readShortName(command.name);
  const scopes = [...new Set(command.scopes)].sort();
  if (scopes.length === 0) problems.push(noScope);
  if (validDays < 1 || validDays > longestDays) problems.push(wrongDays);
  if (merchant.status !== 'APPROVED' && merchant.status !== 'SUSPENDED') problems.push(notApproved);
  else if ((await countApiKeys(tx, merchantId)) >= keyLimit) problems.push(tooMany);
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const { secret, ...drawn } = drawApiKey();
  const key = await insertApiKey(tx, {
    ...{ id: newId(), networkId: merchant.networkId, merchantId, madeBy: place.id },
    ...{ name, scopes, validDays, ...drawn },
  });
  return { outcome: 'CREATED', merchant, key, secret };
}

const noScope: FieldProblem = {
  path: ['scopes'],
  message: { th: 'เลือกอย่างน้อยหนึ่งอย่างที่คีย์นี้ทำได้', en: 'Choose at least one thing that the key may do.' },
};
const wrongDays: FieldProblem = {
  path: ['validDays'],
  message: { th: `ใช้ได้ 1 ถึง ${longestDays} วัน`, en: `A key is good for 1 to ${longestDays} days.` },
};
const notApproved: FieldProblem = {
  path: ['merchantId'],
  message: { th: 'สร้างคีย์ได้เมื่อร้านผ่านการอนุมัติแล้ว', en: 'Keys can be made once the shop is approved.' },
};
const tooMany: FieldProblem = {
  path: ['merchantId'],
  message: {
    th: `ร้านนี้มีคีย์ครบ ${keyLimit} คีย์แล้ว ยกเลิกคีย์ที่ไม่ใช้ก่อน`,
    en: `This shop has ${keyLimit} keys already. Revoke one that is not needed.`,
  },
};

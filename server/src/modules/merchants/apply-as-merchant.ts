import type { FieldProblem } from '../../graphql/user-error.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { choosePlace } from '../network-places/choose-place.ts';
import { choosePicture, vanishedPictureProblem } from '../pictures/picture-input.ts';
import { lockAccount } from './account-store.ts';
import { countOpenApplications, ownsShopOfName } from './application-store.ts';
import { recordCase } from './case-event-store.ts';
import { categoryProblems, vanishedCategoryProblem } from './category-input.ts';
import { type MerchantInput, readMerchantInput } from './merchant-input.ts';
import { findCoordinatorUserIds, notifyOfMerchant } from './merchant-notices.ts';
import { insertMerchant, type MerchantRow, type NewMerchant } from './merchant-store.ts';
import { insertStaff } from './staff-store.ts';
import { ensureWorkplaceMembership } from './workplace-membership.ts';

/** Applications of one person, in all networks together, that may wait for an answer at once. */
const openApplicationLimit = 10;

export interface ApplyAsMerchantCommand extends MerchantInput {
  readonly userId: string;
  readonly networkId: string | null;
  readonly category: string;
  readonly pictureId: string | null | undefined;
  /** Public id of one of the network's places. */
  readonly placeId: string | null | undefined;
}

export type ApplyAsMerchantOutcome =
  | { readonly outcome: 'APPLIED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'ALREADY_APPLIED' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A person asks that their shop may take part. They become its OWNER, and a bare member of the network if they have no
 * membership there; the coordinators are told.
 *
 * - APPLIED: the application.
 * - ALREADY_APPLIED: the person has a shop of this name here. Of a double tap one waits for the other on the lock of the
 *   person's account, and then finds the other's shop.
 * - INVALID: a wrong field (also a kind of shop that was merged away at this moment), no such network, ten applications open
 *   (the same lock decides), or a coordinator has ended the person's membership.
 */
export async function applyAsMerchant(
  deps: { readonly database: Database },
  command: ApplyAsMerchantCommand,
): Promise<ApplyAsMerchantOutcome> {
  const { database } = deps;
  const reading = readMerchantInput(command);
  const picture = await choosePicture(database.prisma, { ...command, current: null });
  const place = await choosePlace(database.prisma, { ...command, current: null });
  const problems = [
    ...reading.problems,
    ...picture.problems,
    ...place.problems,
    ...(await categoryProblems(database.prisma, command.networkId, command.category)),
  ];
  if (command.networkId === null || problems.length > 0) return { outcome: 'INVALID', problems };

  const { nameTh = '', nameEn = '', phone = '', descriptionTh = '', descriptionEn = '' } = reading.change;
  const { address = null, latitude = null, longitude = null } = reading.change;
  const merchant: NewMerchant = {
    id: newId(),
    networkId: command.networkId,
    categoryCode: command.category,
    ...{ nameTh, nameEn, descriptionTh, descriptionEn, phone, address, latitude, longitude },
    pictureId: picture.pictureId,
    placeId: place.change.placeId ?? null,
  };
  try {
    return await inTransaction(database, (tx) => apply(tx, command.userId, merchant));
  } catch (error) {
    const problem = vanishedPictureProblem(error) ?? vanishedCategoryProblem(error);
    if (problem === null) throw error;
    return { outcome: 'INVALID', problems: [problem] };
  }
}

async function apply(tx: Executor, userId: string, merchant: NewMerchant): Promise<ApplyAsMerchantOutcome> {
  const { networkId } = merchant;
  const account = await lockAccount(tx, userId);
  if (await ownsShopOfName(tx, { ...merchant, userId, exceptMerchantId: null })) {
    return { outcome: 'ALREADY_APPLIED' };
  }
  if ((await countOpenApplications(tx, userId)) >= openApplicationLimit) {
    return { outcome: 'INVALID', problems: [tooManyOpen] };
  }
  const membership = await ensureWorkplaceMembership(tx, networkId, account);
  if (membership === null) return { outcome: 'INVALID', problems: [notWelcome] };

  const row = await insertMerchant(tx, merchant);
  const place = { id: newId(), networkId, merchantId: row.id, membershipId: membership.id };
  await insertStaff(tx, { ...place, role: 'OWNER' });
  await recordCase(
    tx,
    { networkId, merchantId: row.id },
    { action: 'APPLIED', actor: 'MERCHANT', membershipId: membership.id, reason: null },
  );
  const userIds = await findCoordinatorUserIds(tx, networkId, userId);
  await notifyOfMerchant(tx, row, { kind: 'MERCHANT_APPLIED', userIds, reason: null });
  return { outcome: 'APPLIED', merchant: row };
}

const tooManyOpen: FieldProblem = {
  path: ['networkId'],
  message: {
    th: 'คุณมีใบสมัครที่รอผลครบ 10 ร้านแล้ว รอให้ได้คำตอบก่อนนะ',
    en: 'You have ten applications waiting for an answer already. Please wait for some of them.',
  },
};

const notWelcome: FieldProblem = {
  path: ['networkId'],
  message: {
    th: 'คุณไม่ได้เป็นสมาชิกของชุมชนนี้แล้ว คุยกับผู้ประสานงานก่อนนะ',
    en: 'A coordinator has ended your membership in this community. Please talk to them.',
  },
};

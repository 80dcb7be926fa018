import type { FieldProblem } from '../../graphql/user-error.ts';
import type { MerchantStatus } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { type Executor, inTransaction } from '../../platform/transaction.ts';
import { insertApplicationChanges } from '../merchant-cases/application-change-store.ts';
import {
  changedFields,
  type FieldNames,
  fieldText,
  inputPath,
} from '../merchant-cases/application-fields.ts';
import { findCaseOwner } from '../merchant-cases/case-owner-store.ts';
import { findUserIdOf } from '../merchant-cases/case-people-store.ts';
import { choosePlace } from '../network-places/choose-place.ts';
import { findPlaceById } from '../network-places/place-store.ts';
import { choosePicture, vanishedPictureProblem } from '../pictures/picture-input.ts';
import { lockAccount } from './account-store.ts';
import { ownsShopOfName } from './application-store.ts';
import { findLastMerchantStep, recordCase } from './case-event-store.ts';
import { categoryProblems, vanishedCategoryProblem } from './category-input.ts';
import { type MerchantInput, pictureChange, readMerchantInput } from './merchant-input.ts';
import { findCoordinatorUserIds, notifyOfMerchant } from './merchant-notices.ts';
import { mayRunShop } from './merchant-policy.ts';
import { merchantSteps } from './merchant-state.ts';
import { changeMerchant, lockMerchant, type MerchantChange, type MerchantRow } from './merchant-store.ts';
import { findStaffPlace, type StaffPlace } from './staff-store.ts';

export interface ReviseMerchantApplicationCommand extends MerchantInput {
  readonly userId: string;
  readonly merchantId: string | null;
  readonly pictureId: string | null | undefined;
  /** Public id of one of the network's places. */
  readonly placeId: string | null | undefined;
}

export type ReviseMerchantApplicationOutcome =
  | { readonly outcome: 'RESUBMITTED'; readonly merchant: MerchantRow }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'STATE'; readonly status: MerchantStatus }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * The owner answers a request for changes. What is left out stays as it is; where the request named fields, nothing else
 * changes. The application is APPLIED again, goes to the end of the queue, and what changed is written down for whoever
 * looks after the case, who is told; when nobody does, all coordinators are.
 *
 * - RESUBMITTED: the shop as it is now.
 * - FORBIDDEN: not an owner of this shop, or no such shop.
 * - STATE: no changes are asked for (any more). The shop's lock decides between this and a coordinator's decision.
 * - INVALID: a wrong field (also a kind of shop that was merged away at this moment), one that was not asked for, or the
 *   name of another shop of theirs.
 */
export async function reviseMerchantApplication(
  deps: { readonly database: Database },
  command: ReviseMerchantApplicationCommand,
): Promise<ReviseMerchantApplicationOutcome> {
  const { merchantId } = command;
  if (merchantId === null) return { outcome: 'FORBIDDEN' };
  try {
    return await inTransaction(deps.database, async (tx) => {
      // The person before the shop: the order of locks everywhere.
      await lockAccount(tx, command.userId);
      const merchant = await lockMerchant(tx, merchantId);
      const place = await findStaffPlace(tx, merchantId, command.userId);
      if (merchant === null || place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
      if (merchant.status !== 'CHANGES_REQUESTED') return { outcome: 'STATE', status: merchant.status };
      const { change, problems } = await readRevision(tx, merchant, command);
      if (problems.length > 0) return { outcome: 'INVALID', problems };
      return resubmit(tx, { merchant, place, change, userId: command.userId });
    });
  } catch (error) {
    const problem = vanishedPictureProblem(error) ?? vanishedCategoryProblem(error);
    if (problem === null) throw error;
    return { outcome: 'INVALID', problems: [problem] };
  }
}

async function readRevision(
  tx: Executor,
  merchant: MerchantRow,
  command: ReviseMerchantApplicationCommand,
): Promise<{ change: MerchantChange; problems: readonly FieldProblem[] }> {
  // A shop cannot be without a name: null leaves the one that it has.
  const reading = readMerchantInput({ ...command, name: command.name ?? undefined });
  const picture = await choosePicture(tx, { ...command, current: merchant.pictureId });
  const area = await choosePlace(tx, { ...command, ...merchantPlace(merchant) });
  const problems = [...reading.problems, ...picture.problems, ...area.problems];
  if (command.category != null) {
    problems.push(...(await categoryProblems(tx, merchant.networkId, command.category)));
  }
  const named = { ...merchant, ...reading.change };
  const isTaken = await ownsShopOfName(tx, {
    ...named,
    userId: command.userId,
    exceptMerchantId: merchant.id,
  });
  if (isTaken) problems.push(nameTaken);
  const change = {
    ...reading.change,
    ...area.change,
    ...pictureChange(command.pictureId, picture.pictureId),
  };
  const asked = (await findLastMerchantStep(tx, merchant.id, 'CHANGES_REQUESTED'))?.fields ?? [];
  if (asked.length > 0) {
    const others = changedFields(merchant, change).filter((field) => !asked.includes(field));
    problems.push(...others.map((field) => notAskedFor(inputPath[field])));
  }
  return { change, problems };
}

function merchantPlace(merchant: MerchantRow) {
  return { networkId: merchant.networkId, current: merchant.placeId };
}

async function resubmit(
  tx: Executor,
  revision: {
    readonly merchant: MerchantRow;
    readonly place: StaffPlace;
    readonly change: MerchantChange;
    readonly userId: string;
  },
): Promise<ReviseMerchantApplicationOutcome> {
  const { merchant, place, change, userId } = revision;
  const { from, to, caseAction, notice } = merchantSteps.RESUBMIT;
  const row = await changeMerchant(tx, merchant.id, from, { ...change, status: to, appliedAt: new Date() });
  if (row === null) return { outcome: 'STATE', status: merchant.status };
  const step = { action: caseAction, actor: 'MERCHANT', membershipId: place.membershipId } as const;
  const stepId = newId();
  const subject = { networkId: row.networkId, merchantId: row.id };
  await recordCase(tx, subject, { ...step, reason: null, id: stepId });
  await recordChanges(tx, stepId, merchant, row);
  const owner = await findCaseOwner(tx, row.id);
  const ownerUserId = owner === null ? null : await findUserIdOf(tx, owner.membershipId);
  const userIds =
    ownerUserId === null ? await findCoordinatorUserIds(tx, row.networkId, userId) : [ownerUserId];
  await notifyOfMerchant(tx, row, { kind: notice, userIds, reason: null });
  return { outcome: 'RESUBMITTED', merchant: row };
}

/** Old and new, in words as they are today: a village may be called otherwise tomorrow. */
async function recordChanges(
  tx: Executor,
  caseEventId: string,
  before: MerchantRow,
  after: MerchantRow,
): Promise<void> {
  const fields = changedFields(before, after);
  if (fields.length === 0) return;
  const [old, now] = [await namesOf(tx, before), await namesOf(tx, after)];
  const changes = fields.map((field) => ({
    ...{ caseEventId, field },
    oldValue: fieldText(field, before, old),
    newValue: fieldText(field, after, now),
  }));
  await insertApplicationChanges(tx, after.networkId, changes);
}

async function namesOf(tx: Executor, merchant: MerchantRow): Promise<FieldNames> {
  const category = await tx.merchantCategory.findUniqueOrThrow({
    where: { networkId_code: { networkId: merchant.networkId, code: merchant.categoryCode } },
    select: { nameTh: true, nameEn: true },
  });
  const place = merchant.placeId === null ? null : await findPlaceById(tx, merchant.placeId);
  return {
    category: category.nameTh === '' ? category.nameEn : category.nameTh,
    place: place === null ? null : place.nameTh === '' ? place.nameEn : place.nameTh,
  };
}

const notAskedFor = (field: string): FieldProblem => ({
  path: [field],
  message: {
    th: 'ผู้ประสานงานไม่ได้ขอให้แก้ข้อนี้ ถ้าอยากแก้ด้วย ฝากข้อความบอกเขาได้',
    en: 'The coordinators did not ask for a change here. If it has to change too, leave them a note.',
  },
});

const nameTaken: FieldProblem = {
  path: ['name'],
  message: { th: 'คุณมีร้านชื่อนี้อยู่แล้ว', en: 'You have a shop of this name already.' },
};

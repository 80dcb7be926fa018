import type { TaskList } from 'graphile-worker';
import * as v from 'valibot';
import type { Deps } from './deps.ts';
import { deleteDeedPhotos } from './modules/deeds/delete-deed-photos.ts';
import {
  changeEmailTask,
  type EmailMailPayload,
  emailChangedTask,
  sendEmailChange,
  sendEmailChanged,
} from './modules/deliveries/change-email.ts';
import {
  type ConfirmationPayload,
  confirmationTask,
  sendConfirmation,
} from './modules/deliveries/confirm-email.ts';
import { deliverNotices } from './modules/deliveries/deliver-notices.ts';
import { sweepMessages } from './modules/deliveries/message-store.ts';
import { sendPasswordChanged, sendResetLink } from './modules/deliveries/password-mails.ts';
import { closeEndedEvents } from './modules/events/event-store.ts';
import { settleGoal, settleGoals, settleGoalTask } from './modules/goals/settle-goals.ts';
import { type PasswordChangedPayload, passwordChangedTask } from './modules/identity/password-changed.ts';
import { type ResetLinkPayload, resetLinkTask } from './modules/identity/password-reset.ts';
import { checkImport } from './modules/imports/check-import.ts';
import { clearOldImports } from './modules/imports/clear-old-imports.ts';
import { checkImportTask, importPayload, runImportTask } from './modules/imports/import-tasks.ts';
import { runImport } from './modules/imports/run-import.ts';
import { escalateCases } from './modules/merchant-cases/escalate-cases.ts';
import { endSuspensions } from './modules/merchants/end-suspensions.ts';
import { returnOpenVouchers, returnOpenVouchersTask } from './modules/merchants/return-open-vouchers.ts';
import { tellWaitersTask } from './modules/offers/offer-back.ts';
import { tidyShelf } from './modules/offers/tidy-shelf.ts';
import { deleteOrphanPictures } from './modules/pictures/delete-orphan-pictures.ts';
import { expireVouchers } from './modules/redemptions/expire-vouchers.ts';
import { releaseOldHolds } from './modules/redemptions/release-old-holds.ts';
import { remindOfLoans } from './modules/redemptions/remind-of-loans.ts';
import { voucherChangedTask, voucherTopic } from './modules/redemptions/voucher-topic.ts';
import { drawUpSettlements } from './modules/settlements/draw-up-settlements.ts';
import { clearCounterSessions } from './modules/shared-counter/clear-counter-sessions.ts';
import { returnUnspentPoints } from './modules/sponsoring/return-unspent.ts';
import { checkBooks, checkBooksFirst } from './modules/transparency/check-books.ts';
import { sealLedger } from './modules/transparency/seal-ledger.ts';
import { remindCoordinators } from './modules/verification/remind-coordinators.ts';
import { finishVoucherSheets } from './modules/voucher-sheets/finish-voucher-sheet.ts';
import { tellWaiters } from './modules/waiting/tell-waiters.ts';
import { sendWebhooks } from './modules/webhooks/send-webhooks.ts';
import { sweepWebhooks } from './modules/webhooks/webhook-delivery-store.ts';
import { Language } from './platform/generated/enums.ts';
import { oneAtATime } from './platform/one-at-a-time.ts';

const voucherChanged = v.object({ voucherIds: v.array(v.pipe(v.string(), v.uuid())) });
const endedGoal = v.object({ goalId: v.pipe(v.string(), v.uuid()) });
const suspendedShop = v.object({
  merchantId: v.pipe(v.string(), v.uuid()),
  issuedUntil: v.pipe(v.string(), v.isoTimestamp()),
});

const confirmation: v.GenericSchema<unknown, ConfirmationPayload> = v.object({
  id: v.pipe(v.string(), v.uuid()),
  userId: v.pipe(v.string(), v.uuid()),
  email: v.string(),
  language: v.nullable(v.enum(Language)),
});

const resetLink: v.GenericSchema<unknown, ResetLinkPayload> = v.object({
  email: v.string(),
  askedAt: v.pipe(v.string(), v.isoTimestamp()),
});

const passwordChanged: v.GenericSchema<unknown, PasswordChangedPayload> = v.object({
  id: v.pipe(v.string(), v.uuid()),
  userId: v.pipe(v.string(), v.uuid()),
});

const emailMail: v.GenericSchema<unknown, EmailMailPayload> = v.object({
  id: v.pipe(v.string(), v.uuid()),
  userId: v.pipe(v.string(), v.uuid()),
  email: v.string(),
});

/** How long it can be seen what became of a message or a call of a webhook. */
const deliveriesKeptDays = 30;

/** `force` seals at once, for tests and for an operator who wants the newest state in a head. */
const sealing = v.object({ force: v.optional(v.boolean()) });

/** What is done after a commit, and by the clock. Each may run twice, or in two processes at once, and do no harm. */
export function createTasks(deps: Deps): TaskList {
  // One slow mail server or receiver is not to hold every worker of this process.
  const deliver = oneAtATime(() => deliverNotices(deps));
  const callWebhooks = oneAtATime(() => sendWebhooks(deps));
  return {
    deliver_notices: deliver,
    send_webhooks: callWebhooks,
    [confirmationTask]: async (payload) => {
      await sendConfirmation(deps, v.parse(confirmation, payload));
    },
    [resetLinkTask]: async (payload) => {
      await sendResetLink(deps, v.parse(resetLink, payload));
    },
    [passwordChangedTask]: async (payload) => {
      await sendPasswordChanged(deps, v.parse(passwordChanged, payload));
    },
    [changeEmailTask]: async (payload) => {
      await sendEmailChange(deps, v.parse(emailMail, payload));
    },
    [emailChangedTask]: async (payload) => {
      await sendEmailChanged(deps, v.parse(emailMail, payload));
    },
    sweep_deliveries: async () => {
      await sweepMessages(deps.database, deliveriesKeptDays);
      await sweepWebhooks(deps.database, deliveriesKeptDays);
    },
    [voucherChangedTask]: (payload) => {
      for (const id of v.parse(voucherChanged, payload).voucherIds) deps.liveFeed.publish(voucherTopic(id));
    },
    [returnOpenVouchersTask]: async (payload) => {
      await returnOpenVouchers(deps.database, v.parse(suspendedShop, payload));
    },
    [settleGoalTask]: async (payload) => {
      await settleGoal(deps.database, v.parse(endedGoal, payload).goalId);
    },
    settle_goals: async (_payload, { logger }) => {
      const count = await settleGoals(deps);
      if (count > 0) logger.info(`${count} goals ended unreached`);
    },
    [checkImportTask]: async (payload, { abortSignal }) => {
      await checkImport(deps, v.parse(importPayload, payload).importId, { signal: abortSignal });
    },
    [runImportTask]: async (payload, { abortSignal }) => {
      await runImport(deps, v.parse(importPayload, payload).importId, { signal: abortSignal });
    },
    clear_old_imports: async () => {
      await clearOldImports(deps);
    },
    expire_vouchers: async (_payload, { logger }) => {
      const count = await expireVouchers(deps);
      if (count > 0) logger.info(`${count} vouchers expired`);
    },
    finish_voucher_sheets: async (_payload, { logger }) => {
      const count = await finishVoucherSheets(deps);
      if (count > 0) logger.info(`${count} sheets of vouchers that had broken off were finished`);
    },
    remind_coordinators: async () => {
      await remindCoordinators(deps.database);
    },
    remind_of_loans: async () => {
      await remindOfLoans(deps);
    },
    release_old_holds: async (_payload, { logger }) => {
      const count = await releaseOldHolds(deps);
      if (count > 0) logger.info(`${count} holds ended by themselves`);
    },
    tidy_shelf: async () => {
      await tidyShelf(deps.database);
    },
    [tellWaitersTask]: async (_payload, { logger }) => {
      const count = await tellWaiters(deps);
      if (count > 0) logger.info(`${count} people were told that there is some again`);
    },
    end_suspensions: async () => {
      await endSuspensions(deps.database);
    },
    escalate_cases: async (_payload, { logger }) => {
      const count = await escalateCases(deps.database);
      if (count > 0) logger.info(`${count} applications have waited past their due date`);
    },
    close_ended_events: async () => {
      await closeEndedEvents(deps.database);
    },
    return_unspent: async (_payload, { logger }) => {
      const points = await returnUnspentPoints(deps);
      if (points > 0) logger.info(`${points} points went back to their shops`);
    },
    seal_ledger: async (payload, { logger }) => {
      const { blocks, transfers } = await sealLedger(deps, v.parse(sealing, payload ?? {}));
      if (blocks > 0) logger.info(`${transfers} transfers sealed in ${blocks} blocks`);
      await checkBooksFirst(deps);
    },
    check_books: async (_payload, { logger }) => {
      const { outcome } = await checkBooks(deps);
      if (outcome === 'NOT_CLEAN') logger.error('the books are not right: pnpm reconcile says where');
    },
    draw_up_settlements: async (_payload, { logger }) => {
      const count = await drawUpSettlements(deps);
      if (count > 0) logger.info(`${count} settlement statements issued`);
    },
    delete_orphan_pictures: async () => {
      await deleteOrphanPictures(deps.database);
    },
    clear_counter_sessions: async () => {
      await clearCounterSessions(deps.database);
    },
    delete_deed_photos: async () => {
      await deleteDeedPhotos(deps.database);
    },
  };
}

/** Minute, hour, day, month, weekday; `fill` makes up for what a stopped server missed. */
export const crontab = `
* * * * * expire_vouchers ?id=expire-vouchers&fill=2m&max=3
*/5 * * * * remind_coordinators ?id=remind-coordinators&fill=10m&max=3
* * * * * end_suspensions ?id=end-suspensions&fill=2m&max=3
* * * * * finish_voucher_sheets ?id=finish-voucher-sheets&fill=2m&max=3
* * * * * tidy_shelf ?id=tidy-shelf&fill=2m&max=3
21 * * * * escalate_cases ?id=escalate-cases&fill=1h&max=3
* * * * * tell_waiters ?id=tell-waiters&max=3
*/5 * * * * close_ended_events ?id=close-ended-events&max=3
*/5 * * * * return_unspent ?id=return-unspent&max=3
*/10 * * * * seal_ledger ?id=seal-ledger&max=3
40 19 * * * check_books ?id=check-books&fill=12h&max=3
* * * * * settle_goals ?id=settle-goals&fill=2m&max=3
9 * * * * remind_of_loans ?id=remind-of-loans&fill=1h&max=3
13 * * * * release_old_holds ?id=release-old-holds&fill=1h&max=3
27 * * * * clear_old_imports ?id=clear-old-imports&max=3
* * * * * deliver_notices ?id=deliver-notices&max=3
* * * * * send_webhooks ?id=send-webhooks&max=3
47 * * * * sweep_deliveries ?id=sweep-deliveries&max=3
*/10 * * * * draw_up_settlements ?id=draw-up-settlements&fill=1h&max=3
17 * * * * delete_orphan_pictures ?id=delete-orphan-pictures&max=3
43 * * * * clear_counter_sessions ?id=clear-counter-sessions&max=3
37 * * * * delete_deed_photos ?id=delete-deed-photos&max=3
`;

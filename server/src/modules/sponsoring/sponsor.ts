import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { type LocalizedText, localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { mayRunShop } from '../merchants/merchant-policy.ts';
import { loadMerchantsById, type MerchantRow } from '../merchants/merchant-store.ts';
import { findStaffPlace } from '../merchants/staff-store.ts';
import { recordSponsorship } from './sponsorship-store.ts';

export interface SponsorCommand {
  readonly userId: string;
  readonly merchantId: string;
  /** FUND: the network's fund, of which members thank each other. Null: no event's id. */
  readonly target: 'FUND' | { readonly eventId: string | null };
  readonly points: number;
  readonly line: { readonly th?: string | null | undefined; readonly en?: string | null | undefined } | null;
  readonly idempotencyKey: string;
}

export type SponsorOutcome =
  | {
      readonly outcome: 'SPONSORED';
      readonly sponsorshipId: string;
      readonly leftPoints: number;
      readonly replayed: boolean;
    }
  | { readonly outcome: 'FORBIDDEN' | 'IDEMPOTENCY_CONFLICT' | 'EVENT_NOT_OPEN' | 'EVENT_FULL' }
  | { readonly outcome: 'NOT_ENOUGH'; readonly leftPoints: number }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/** As the table's CHECK has it. */
const mostPoints = 100_000;
const longestLine = 120;

/**
 * The owner of a shop gives on what it received, to an event that is open to sponsors or to the network's fund.
 *
 * - SPONSORED: what the shop may still give; `replayed` when this key and input were answered before.
 * - NOT_ENOUGH: so much is certain and not given yet: uses of the last week still can be made right. The purse's lock and
 *   its CHECK merchant_purse_not_overspent decide between calls at once.
 * - EVENT_NOT_OPEN: it is not open to sponsors (any more), over, or no event of this network. EVENT_FULL: it has as much as
 *   it may.
 * - INVALID: the points, or the line of thanks.
 * - IDEMPOTENCY_CONFLICT: the shop used this key for something else. FORBIDDEN: not its owner.
 */
export async function sponsor(
  deps: { readonly database: Database },
  command: SponsorCommand,
): Promise<SponsorOutcome> {
  const { merchantId, points, idempotencyKey } = command;
  const place = await findStaffPlace(deps.database.prisma, merchantId, command.userId);
  if (place === null || !mayRunShop(place)) return { outcome: 'FORBIDDEN' };
  const eventId = command.target === 'FUND' ? null : command.target.eventId;
  if (command.target !== 'FUND' && eventId === null) return { outcome: 'FORBIDDEN' };
  const shop = (await loadMerchantsById(deps.database, [merchantId])).get(merchantId);
  if (shop === undefined) return { outcome: 'FORBIDDEN' };
  const line = lineOf(command.line, shop);
  const problems = [
    ...(Number.isInteger(points) && points >= 1 && points <= mostPoints ? [] : [outOfRange]),
    ...localizedTextProblems(['line'], line, { isRequired: true, maximumLength: longestLine }),
  ];
  if (problems.length > 0) return { outcome: 'INVALID', problems };

  const { networkId, id: staffId } = place;
  return inTransaction(deps.database, async (tx) => {
    const request = { networkId, merchantId, staffId, eventId, points, line, idempotencyKey };
    const { status, sponsorshipId, leftPoints } = await recordSponsorship(tx, request);
    switch (status) {
      case 'SPONSORED':
      case 'REPLAYED':
        return { outcome: 'SPONSORED', sponsorshipId, leftPoints, replayed: status === 'REPLAYED' };
      case 'NOT_ENOUGH':
        return { outcome: status, leftPoints };
      case 'IDEMPOTENCY_CONFLICT':
      case 'EVENT_NOT_OPEN':
      case 'EVENT_FULL':
        return { outcome: status };
      default:
        return status satisfies never;
    }
  });
}

/** What the shop wrote, or its name as the giver. */
function lineOf(line: SponsorCommand['line'], shop: MerchantRow): LocalizedText {
  const written = localizedText(line ?? {});
  if (written.th !== '' || written.en !== '') return { th: oneLine(written.th), en: oneLine(written.en) };
  return {
    th: shop.nameTh === '' ? '' : `น้ำใจจาก${shop.nameTh}`.slice(0, longestLine),
    en: shop.nameEn === '' ? '' : `A kindness of ${shop.nameEn}`.slice(0, longestLine),
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

const outOfRange: FieldProblem = {
  path: ['points'],
  message: { th: 'ใส่จำนวนแต้ม 1 ถึง 100,000', en: 'Between 1 and 100,000 points.' },
};

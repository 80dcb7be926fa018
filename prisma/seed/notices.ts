import type { NoticeKind } from '../../server/src/platform/generated/enums.ts';
import type { Books, Voucher } from './books.ts';
import type { SeedDeed } from './deed-book.ts';
import type { Directory } from './directory.ts';
import { merchantOf, merchants } from './nong-sarai/merchants.ts';
import { offers } from './nong-sarai/offers.ts';
import { coordinatorKeys, demoAuditorKey, people } from './nong-sarai/people.ts';
import { createRandom, type Random } from './nong-sarai/random.ts';
import type { CaseAction, CaseEntry, HistoryEvent, MerchantSeed } from './nong-sarai/types.ts';
import { DAY_MS, MINUTE_MS, momentAt } from './nong-sarai/village-time.ts';

/** One line of one person's inbox. */
export interface Notice {
  readonly userId: string;
  readonly kind: NoticeKind;
  readonly parameters: Readonly<Record<string, string>>;
  readonly at: Date;
  readonly readAt: Date | null;
}

/** Something that the server would have told these people. */
interface News {
  readonly at: Date;
  readonly toKeys: readonly string[];
  readonly kind: NoticeKind;
  readonly parameters: Readonly<Record<string, string>>;
}

/** How far back an inbox reaches: points come in week by week, a shop's cases are few and are looked up for longer. */
const POINTS_NEWS_DAYS = 30;
const CASE_NEWS_DAYS = 120;
/** The latest of each person are left for them to open. */
const UNREAD_PER_PERSON = 2;
const readingSeed = 17;

/** Everybody's inbox, oldest first; who has no sign-in has none. */
export function noticesOf(
  events: readonly HistoryEvent[],
  books: Books,
  directory: Directory,
): readonly Notice[] {
  const { now } = directory;
  const news = [
    ...newsSince(now, POINTS_NEWS_DAYS, newsOfPoints(events, books)),
    ...newsSince(now, CASE_NEWS_DAYS, [
      ...newsOfMerchants(directory),
      ...newsOfOffers(directory),
      ...newsOfRoles(directory),
    ]),
  ];
  const letters = news
    .flatMap(({ toKeys, ...letter }) =>
      toKeys.flatMap((key) => {
        const { userId } = directory.person(key);
        return userId === null ? [] : [{ ...letter, userId }];
      }),
    )
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const random = createRandom(readingSeed);
  return [...Map.groupBy(letters, ({ userId }) => userId).values()].flatMap((inbox) =>
    opened(inbox, now, random),
  );
}

function newsSince(now: Date, days: number, news: readonly News[]): readonly News[] {
  return news.filter(({ at }) => at.getTime() >= now.getTime() - days * DAY_MS);
}

/** Most people look within a day. */
function opened(inbox: readonly Omit<Notice, 'readAt'>[], now: Date, random: Random): readonly Notice[] {
  return inbox.map((letter, index) => {
    const readAt = new Date(letter.at.getTime() + random.whole(3, 24 * 60) * MINUTE_MS);
    const isLatest = index >= inbox.length - UNREAD_PER_PERSON;
    return { ...letter, readAt: isLatest || readAt > now ? null : readAt };
  });
}

function newsOfPoints(events: readonly HistoryEvent[], books: Books): readonly News[] {
  return events.flatMap((event): News[] => {
    switch (event.type) {
      case 'award': {
        const deed = books.deeds.get(event.awardKey);
        if (deed !== undefined) return [newsOfDeed(deed, event.at)];
        return [
          {
            at: event.at,
            toKeys: [event.memberKey],
            kind: 'POINTS_AWARDED',
            parameters: {
              points: String(event.points),
              reasonTh: event.reason.th,
              reasonEn: event.reason.en,
            },
          },
        ];
      }
      case 'use':
        return newsOfVoucher(books, event.voucherKey, event.at, 'VOUCHER_USED');
      case 'expire':
        return newsOfVoucher(books, event.voucherKey, event.at, 'VOUCHER_EXPIRED');
      // The member did these, or stands at the counter: there is no news in them.
      case 'redeem':
      case 'cancel':
      case 'release':
        return [];
      default:
        return event satisfies never;
    }
  });
}

function newsOfDeed({ id, rule, memberKey }: SeedDeed, at: Date): News {
  const parameters = { deedId: id, points: String(rule.points), deedTh: rule.nameTh, deedEn: rule.nameEn };
  return { at, toKeys: [memberKey], kind: 'DEED_CREDITED', parameters };
}

function newsOfVoucher(books: Books, voucherKey: string, at: Date, kind: NoticeKind): News[] {
  const voucher = books.vouchers.get(voucherKey);
  if (voucher === undefined) throw new Error(`No voucher ${voucherKey} was redeemed`);
  return [{ at, toKeys: [voucher.memberKey], kind, parameters: voucherParameters(voucher) }];
}

function voucherParameters({ id, offer }: Voucher): Record<string, string> {
  const merchant = merchantOf(offer.merchantKey);
  return {
    voucherId: id,
    offerTh: offer.title.th,
    offerEn: offer.title.en,
    points: String(offer.costPoints),
    merchantTh: merchant.name.th,
    merchantEn: merchant.name.en,
  };
}

/** What comes of a step in a shop's case, and whom it concerns; the steps that are left out concern nobody. */
const merchantNotices: Partial<Record<CaseAction, NoticeKind>> = {
  APPLIED: 'MERCHANT_APPLIED',
  RESUBMITTED: 'MERCHANT_APPLIED',
  APPROVED: 'MERCHANT_APPROVED',
  CHANGES_REQUESTED: 'MERCHANT_CHANGES_REQUESTED',
  SUSPENDED: 'MERCHANT_SUSPENDED',
};

const offerNotices: Partial<Record<CaseAction, NoticeKind>> = {
  SUBMITTED: 'OFFER_SUBMITTED',
  APPROVED: 'OFFER_APPROVED',
  CHANGES_REQUESTED: 'OFFER_CHANGES_REQUESTED',
};

const toTheNetwork: ReadonlySet<NoticeKind> = new Set(['MERCHANT_APPLIED', 'OFFER_SUBMITTED']);

function newsOfMerchants(directory: Directory): readonly News[] {
  return merchants.flatMap((merchant) =>
    newsOfCase(
      directory,
      merchant,
      merchant.timeline,
      merchantNotices,
      merchantParameters(directory, merchant),
    ),
  );
}

function newsOfOffers(directory: Directory): readonly News[] {
  return offers.flatMap((offer) => {
    const merchant = merchantOf(offer.merchantKey);
    return newsOfCase(directory, merchant, offer.timeline, offerNotices, {
      offerId: directory.offerId(offer.key),
      offerTh: offer.title.th,
      offerEn: offer.title.en,
      ...merchantParameters(directory, merchant),
    });
  });
}

function merchantParameters(directory: Directory, { key, name }: MerchantSeed): Record<string, string> {
  return { merchantId: directory.merchantId(key), merchantTh: name.th, merchantEn: name.en };
}

function newsOfCase(
  directory: Directory,
  merchant: MerchantSeed,
  timeline: readonly CaseEntry[],
  kinds: Partial<Record<CaseAction, NoticeKind>>,
  parameters: Readonly<Record<string, string>>,
): readonly News[] {
  const shopKeys = merchant.staff.filter(({ role }) => role !== 'CASHIER').map(({ personKey }) => personKey);
  return timeline.flatMap(({ action, at, reason }) => {
    const kind = kinds[action];
    if (kind === undefined) return [];
    return [
      {
        at: momentAt(directory.now, at),
        toKeys: toTheNetwork.has(kind) ? coordinatorKeys : shopKeys,
        kind,
        parameters: reason === null ? parameters : { ...parameters, reason: reason.th },
      },
    ];
  });
}

/** The year's auditor was chosen lately. */
function newsOfRoles(directory: Directory): readonly News[] {
  const auditor = people.find(({ key }) => key === demoAuditorKey);
  if (auditor === undefined) throw new Error(`The seed has no ${demoAuditorKey}`);
  return [
    {
      at: momentAt(directory.now, { days: -12, clock: '10:40' }),
      toKeys: [auditor.key],
      kind: 'ROLES_CHANGED',
      parameters: {
        membershipId: directory.person(auditor.key).membershipId,
        name: auditor.shownName.th,
        roles: auditor.roles.join(','),
        change: 'ROLES',
      },
    },
  ];
}

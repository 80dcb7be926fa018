import type { NarrowLimits } from './graphql/narrow-limits.ts';
import type { NodeFetcher } from './graphql/node-fetcher.ts';
import type { CounterCodes } from './modules/counter-codes/counter-code.ts';
import type { Channel } from './modules/deliveries/channel.ts';
import type { MailLinks } from './modules/deliveries/mail-links.ts';
import type { Mailer } from './modules/deliveries/smtp-mailer.ts';
import type { CheckInQueue } from './modules/events/check-in-queue.ts';
import type { EventLookups } from './modules/events/event-lookups.ts';
import type { EventPulse } from './modules/events/event-topic.ts';
import type { Auth } from './modules/identity/auth.ts';
import type { LetterCodes } from './modules/letters/letter-codes.ts';
import type { MemberIds } from './modules/members/member-ids.ts';
import type { OfferPlaces } from './modules/redemptions/offer-places.ts';
import type { RedeemQueue } from './modules/redemptions/redeem-queue.ts';
import type { VoucherHashes } from './modules/redemptions/voucher-hashes.ts';
import type { CounterPins } from './modules/shared-counter/counter-pins.ts';
import type { DeliveryChannel } from './platform/generated/enums.ts';
import type { LiveFeed } from './platform/live-feed.ts';
import type { Logger } from './platform/logger.ts';
import type { Metrics } from './platform/metrics.ts';
import type { Database } from './platform/postgres.ts';
import type { Accelerator } from './platform/redis.ts';
import type { SecretBox } from './platform/secret-box.ts';

/** What the composition root hands to resolvers, routes and tasks. Each names in its signature the few that it needs. */
export interface Deps {
  readonly database: Database;
  readonly redis: Accelerator;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly auth: Auth;
  /** By the prefix of their ids. */
  readonly nodes: ReadonlyMap<string, NodeFetcher>;
  readonly liveFeed: LiveFeed;
  readonly checkInQueue: CheckInQueue;
  readonly counterCodes: CounterCodes;
  readonly eventLookups: EventLookups;
  readonly eventPulse: EventPulse;
  readonly narrowLimits: NarrowLimits;
  readonly letterCodes: LetterCodes;
  readonly counterPins: CounterPins;
  readonly redeemQueue: RedeemQueue;
  readonly offerPlaces: OfferPlaces;
  readonly memberIds: MemberIds;
  /** The ways that notices leave the app, those that are set up. */
  readonly channels: ReadonlyMap<DeliveryChannel, Channel>;
  /** Null where no mail is sent. */
  readonly mailer: Mailer | null;
  readonly mailLinks: MailLinks;
  readonly webhookSecrets: SecretBox;
  /** Whether strangers' addresses may be on this machine: in development and tests. */
  readonly allowsLoopback: boolean;
  readonly voucherHashes: VoucherHashes;
}

import type { Deps } from './deps.ts';
import { allowsLoopback, type Environment, EnvironmentError } from './env.ts';
import { NarrowLimits } from './graphql/narrow-limits.ts';
import { CounterCodes } from './modules/counter-codes/counter-code.ts';
import { createChannels, mailerOf } from './modules/deliveries/create-channels.ts';
import { MailLinks } from './modules/deliveries/mail-links.ts';
import { measureMessages } from './modules/deliveries/message-metrics.ts';
import { createCheckInQueue } from './modules/events/check-in-queue.ts';
import { EventLookups } from './modules/events/event-lookups.ts';
import { EventPulse } from './modules/events/event-topic.ts';
import { createAuth } from './modules/identity/auth.ts';
import { LetterCodes } from './modules/letters/letter-codes.ts';
import { createMemberIds } from './modules/members/member-ids.ts';
import { createOfferPlaces } from './modules/redemptions/offer-places.ts';
import { createRedeemQueue } from './modules/redemptions/redeem-queue.ts';
import { VoucherHashes } from './modules/redemptions/voucher-hashes.ts';
import { CounterPins } from './modules/shared-counter/counter-pins.ts';
import { nodes } from './nodes.ts';
import { LiveFeed } from './platform/live-feed.ts';
import type { Logger } from './platform/logger.ts';
import { createMetrics, measurePool, measureQueue } from './platform/metrics.ts';
import { openDatabase } from './platform/postgres.ts';
import { connectRedis, openRedis } from './platform/redis.ts';
import { SecretBox } from './platform/secret-box.ts';

/** Opens what the server works with. Nothing here waits: PostgreSQL and Redis are reached when they are first needed. */
export function createDeps(environment: Environment, logger: Logger): Deps & { close(): Promise<void> } {
  const databaseUrl = environment.APP_DATABASE_URL ?? environment.DATABASE_URL;
  if (databaseUrl === undefined) throw new EnvironmentError('DATABASE_URL: must be set');
  const redisUrl =
    environment.REDIS_URL === undefined || environment.REDIS_URL === 'off' ? null : environment.REDIS_URL;

  const database = openDatabase({
    url: databaseUrl,
    assumeApplicationRole: environment.APP_DATABASE_URL === undefined,
    poolSize: environment.DATABASE_POOL_SIZE,
    logger,
  });
  const redis = openRedis(redisUrl, logger);
  const liveFeed = new LiveFeed(redis, redisUrl === null ? null : connectRedis(redisUrl, logger), logger);
  const metrics = createMetrics();
  const mailer = mailerOf(environment);
  const auth = createAuth({ database, redis, environment, logger, sendsMail: mailer !== null });
  const redeemQueue = createRedeemQueue(database);
  measurePool(metrics, database.pool);
  measureQueue(metrics, redeemQueue);
  measureMessages(metrics, database);
  const { publicOrigin } = auth;
  const mailLinks = new MailLinks(auth.secret, publicOrigin);
  return {
    database,
    redis,
    logger,
    metrics,
    nodes,
    liveFeed,
    checkInQueue: createCheckInQueue(database),
    counterCodes: new CounterCodes(auth.secret),
    eventLookups: new EventLookups(database),
    eventPulse: new EventPulse(liveFeed),
    narrowLimits: new NarrowLimits(redis, environment.RATE_LIMITS === 'on'),
    redeemQueue,
    offerPlaces: createOfferPlaces(database),
    memberIds: createMemberIds(database),
    letterCodes: new LetterCodes(auth.secret),
    channels: createChannels({ database, environment, mailLinks, mailer, publicOrigin }),
    mailer,
    mailLinks,
    webhookSecrets: new SecretBox(auth.secret, 'webhook secrets'),
    allowsLoopback: allowsLoopback(environment),
    counterPins: new CounterPins(auth.secret),
    voucherHashes: new VoucherHashes(auth.secret),
    auth,
    async close() {
      liveFeed.close();
      await redis.close();
      await database.close();
    },
  };
}

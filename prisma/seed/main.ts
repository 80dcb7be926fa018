import pg from 'pg';
import { EnvironmentError, readEnvironment } from '../../server/src/env.ts';
import { keepBooks } from './books.ts';
import { DeedBook, readRules, type SeedDeed } from './deed-book.ts';
import { createDirectory, type Directory } from './directory.ts';
import { readLedgerAccounts } from './ledger-accounts.ts';
import { waitingDeeds } from './nong-sarai/deed-indicators.ts';
import { history } from './nong-sarai/history.ts';
import { network } from './nong-sarai/network.ts';
import { coordinatorKeys, demoCoordinatorKey, demoMemberKey, people } from './nong-sarai/people.ts';
import { HOUR_MS } from './nong-sarai/village-time.ts';
import { noticesOf } from './notices.ts';
import { SeedError } from './seed-error.ts';
import { verifyBooks } from './verify-books.ts';
import { writeCases } from './write-cases.ts';
import { writeCatalogue } from './write-catalogue.ts';
import { writeEvents } from './write-events.ts';
import { writeGiving } from './write-giving.ts';
import { writeHistory } from './write-history.ts';
import { writeMerchants } from './write-merchants.ts';
import { writeNetwork } from './write-network.ts';
import { writeNotices } from './write-notices.ts';
import { writeOffers } from './write-offers.ts';
import { writeOpenings } from './write-openings.ts';
import { writePaper } from './write-paper.ts';
import { writePeople } from './write-people.ts';
import { writeSecrets } from './write-secrets.ts';
import { writeSettlements } from './write-settlements.ts';

export interface SeedDemoOptions {
  /** Of the role that owns the tables: the application's own role cannot write the books. */
  readonly databaseUrl: string;
  /** Null without Redis. Nothing of a new network is in it yet, so the demo needs nothing there. */
  readonly redisUrl: string | null;
  /** The server's. Null: without what it alone can read, such as a card of codes and the numbers of the counter. */
  readonly authSecret: string | null;
  /** Called with one line when it begins and one when it is done. */
  readonly report: (line: string) => void;
}

/** Of two processes that seed one database at once, the later waits and finds the work done. */
const advisoryLock = 2_556_071;
const waitLimitMs = 60_000;
const connectLimitMs = 10_000;
const historySeed = 2_569;

/**
 * Writes the demo network into a migrated database: its people, shops and offers, and six months of history that ends
 * now. Does nothing when the network is there. All of it is one transaction, checked before it is committed, so that
 * whatever goes wrong leaves the database as it was. Throws a {@link SeedError} when the demo's accounts are taken.
 */
export async function seedDemo(options: SeedDemoOptions): Promise<void> {
  const client = new pg.Client({
    connectionString: options.databaseUrl,
    connectionTimeoutMillis: connectLimitMs,
    lock_timeout: waitLimitMs,
    statement_timeout: waitLimitMs + 10_000,
    application_name: 'kwamdee seed',
  });
  // A connection that breaks between two queries is reported by the next query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await writeUnlessThere(client, options);
    await client.query('COMMIT');
  } catch (error) {
    // The connection itself may be gone; then the server has rolled back already.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function writeUnlessThere(client: pg.Client, options: SeedDemoOptions): Promise<void> {
  const { report } = options;
  await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
  const { rowCount } = await client.query('SELECT FROM network WHERE slug = $1', [network.slug]);
  if (rowCount !== 0) {
    report(`The demo network ${network.slug} is there`);
    return;
  }
  report(`Writing the demo network ${network.slug}`);
  const { directory, eventCount } = await writeDemo(client, await databaseTime(client), options.authSecret);
  // Until PostgreSQL gets round to it by itself, it would plan for tables of a few rows.
  await client.query(
    'ANALYZE users, membership, virtue, catalogue_version, deed_category, deed, indicator, merchant, offer, offer_stock, shelf_offer, ledger_account, award, deed_record, deed_cap, deed_decision, voucher, voucher_use, transfer, notice, settlement_entry, settlement_line, settlement_statement',
  );
  await verifyBooks(client, directory.networkId, directory.now);
  report(`The demo network ${network.slug} is written, with ${eventCount} events of its last six months`);
}

/** The network as it is at `now`, and how many events its history has. */
export async function writeDemo(
  client: pg.Client,
  now: Date,
  authSecret: string | null,
): Promise<{ readonly directory: Directory; readonly eventCount: number }> {
  const directory = await writeVillage(client, now);
  const eventCount = await writeSixMonths(client, directory);
  if (authSecret !== null) await writeSecrets(client, directory, demoCoordinatorKey, authSecret);
  return { directory, eventCount };
}

/** The clock by which the server will judge what is past, in the milliseconds that the tables keep. */
async function databaseTime(client: pg.Client): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>(
    `SELECT date_trunc('milliseconds', clock_timestamp()) AS now`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('PostgreSQL does not say what time it is');
  return row.now;
}

/** Everything but points: the network, its people, shops and offers. */
export async function writeVillage(client: pg.Client, now: Date): Promise<Directory> {
  const directory = createDirectory(await writeNetwork(client, now), now);
  await writePeople(client, directory);
  await writeCatalogue(client, directory, demoCoordinatorKey);
  await writeMerchants(client, directory);
  await writeCases(client, directory);
  await writeOffers(client, directory);
  await writeEvents(client, directory, [demoCoordinatorKey, 'thawon']);
  return directory;
}

/** What people earned and redeemed until now, and what they were told; answers with the number of events. */
async function writeSixMonths(client: pg.Client, directory: Directory): Promise<number> {
  const events = history(directory.now, historySeed);
  const deedBook = new DeedBook(await readRules(client, directory.networkId));
  const accounts = await readLedgerAccounts(client, directory.networkId);
  const books = keepBooks(events, directory, accounts, (event) => deedBook.credited(event));
  await writeHistory(client, directory, books, waitingIn(deedBook, directory.now));
  await writeNotices(client, directory, noticesOf(events, books, directory));
  await writeGiving(client, directory, demoCoordinatorKey);
  await writeSettlements(client, directory, [demoCoordinatorKey, 'thawon']);
  await writePaper(client, directory, demoCoordinatorKey);
  await writeOpenings(client, directory);
  return events.length;
}

/** A few deeds of the last two days that somebody still has to look at. */
function waitingIn(deedBook: DeedBook, now: Date): readonly SeedDeed[] {
  const doers = people.filter(({ key, roles }) => roles.includes('MEMBER') && !coordinatorKeys.includes(key));
  return waitingDeeds.flatMap(({ hoursAgo, indicator, note, question }, index) => {
    const claimedAt = new Date(now.getTime() - hoursAgo * HOUR_MS);
    const doer = index === 0 ? demoMemberKey : doers[index * 3]?.key;
    const asked = {
      text: question ?? '',
      byKey: demoCoordinatorKey,
      at: new Date(claimedAt.getTime() + HOUR_MS),
    };
    if (doer === undefined) return [];
    const deed = deedBook.waiting(indicator, {
      ...{ memberKey: doer, claimedAt, note, question: question === null ? null : asked },
    });
    return deed === null ? [] : [deed];
  });
}

/** `node --import @oxc-node/core/register prisma/seed/main.ts`, with DATABASE_URL and the server's AUTH_SECRET. */
async function runFromCommandLine(): Promise<void> {
  try {
    const { DATABASE_URL: databaseUrl, AUTH_SECRET: authSecret = null } = readEnvironment(process.env);
    if (databaseUrl === undefined) throw new EnvironmentError('DATABASE_URL: must be set');
    await seedDemo({
      ...{ databaseUrl, redisUrl: null, authSecret },
      report: (line) => process.stdout.write(`${line}\n`),
    });
  } catch (error) {
    const isPlain = error instanceof EnvironmentError || error instanceof SeedError;
    process.stderr.write(
      `${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}

if (import.meta.main) await runFromCommandLine();

import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { v7 } from 'uuid';
import { Client } from './client.ts';
import { Network } from './network.ts';
import { createScratchDatabase, type ScratchDatabase } from './scratch-database.ts';
import { type ServerOptions, startServer, type TestServer } from './server.ts';

export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly client: Client;
}

/**
 * A server with a database of its own, and builders that make what a test needs through the API, as people would: the
 * database is touched only for what no API can do (a network, its first coordinator) and for people by the hundred.
 */
export class World {
  /** Member numbers are unique in a network; this keeps those made by the hundred apart. */
  nextNumber = 0;

  private constructor(
    readonly server: TestServer,
    readonly database: ScratchDatabase,
  ) {}

  static async start(options: Omit<Partial<ServerOptions>, 'databaseUrl'> = {}): Promise<World> {
    const database = await createScratchDatabase();
    return new World(await startServer({ databaseUrl: database.url, ...options }), database);
  }

  /** Around servers that a test has started by itself, all on this database. */
  static around(server: TestServer, database: ScratchDatabase): World {
    return new World(server, database);
  }

  /** Stops the server and drops the database. */
  async stop(): Promise<void> {
    await this.server.stop();
    await this.database.drop();
  }

  get pool(): pg.Pool {
    return this.database.pool;
  }

  get visitor(): Client {
    return new Client(this.server.url, null);
  }

  async person(name = 'Somchai'): Promise<Person> {
    const [person] = await this.people(1, name);
    if (person === undefined) throw new Error('nobody');
    return person;
  }

  /** Signed-in people, made at once: hashing a password for each would take most of a test's time. */
  async people(count: number, name = 'Somchai'): Promise<Person[]> {
    const people = Array.from({ length: count }, (_, index) => {
      const token = randomBytes(24).toString('base64url');
      const person = { userId: v7(), email: `${randomUUID()}@test.example`, name: `${name} ${index + 1}` };
      return { ...person, token, client: new Client(this.server.url, token) };
    });
    await this.pool.query(
      `INSERT INTO users (id, name, email) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])`,
      [people.map((p) => p.userId), people.map((p) => p.name), people.map((p) => p.email)],
    );
    await this.pool.query(
      `INSERT INTO session (id, token, user_id, expires_at)
        SELECT gen_random_uuid(), token, user_id, now() + interval '1 day' FROM unnest($1::text[], $2::uuid[]) AS s (token, user_id)`,
      [people.map((p) => p.token), people.map((p) => p.userId)],
    );
    return people;
  }

  /** A new network with a coordinator and the category FOOD. */
  async network(
    options: { readonly joinPolicy?: 'OPEN' | 'APPROVAL'; readonly awardLimitPoints?: number } = {},
  ): Promise<Network> {
    const id = v7();
    const slug = `net-${randomBytes(6).toString('hex')}`;
    await this.pool.query(
      `INSERT INTO network (id, slug, name_th, name_en, join_policy, award_limit_points) VALUES ($1, $2, 'ชุมชนทดสอบ', 'Test community', $3, $4)`,
      [id, slug, options.joinPolicy ?? 'OPEN', options.awardLimitPoints ?? 10_000],
    );
    await this.pool.query(
      `INSERT INTO merchant_category (network_id, code, name_th, name_en) VALUES ($1, 'FOOD', 'อาหาร', 'Food')`,
      [id],
    );
    return Network.withCoordinator(this, id, slug);
  }

  /** How many rows a table has, in all: a refusal must leave every count as it was. */
  async count(...tables: readonly string[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const { rows } = await this.pool.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
      counts[table] = Number(rows[0]?.count);
    }
    return counts;
  }

  /** Everything that is written in the tables of the domain, as one mark: a refusal must leave it as it was. */
  async fingerprint(): Promise<string> {
    const marks = await Promise.all(
      domainTables.map(async (table) => {
        const { rows } = await this.pool.query<{ mark: string | null }>(
          `SELECT md5(string_agg(row::text, '' ORDER BY row::text)) AS mark FROM ${table} AS row`,
        );
        return `${table} ${rows[0]?.mark ?? 'empty'}`;
      }),
    );
    return marks.join('\n');
  }
}

const domainTables = [
  'users',
  'network',
  'membership',
  'merchant',
  'merchant_category',
  'merchant_staff',
  'offer',
  'offer_stock',
  'shelf_offer',
  'case_event',
  'application_change',
  'merchant_case',
  'checklist_item',
  'checklist_tick',
  'case_note',
  'suspension_appeal',
  'network_place',
  'network_setting_change',
  'offer_revision',
  'offer_waiter',
  'merchant_month',
  'notice',
  'award',
  'voucher',
  'voucher_use',
  'transfer',
  'ledger_account',
  'virtue',
  'catalogue_version',
  'deed_category',
  'deed',
  'indicator',
  'deed_record',
  'deed_cap',
  'deed_photo',
  'deed_photo_use',
  'deed_group',
  'deed_place_code',
  'import',
  'import_line',
  'import_register',
  'award_correction',
  'statement',
  'deed_decision',
  'award_proposal',
  'household',
  'household_request',
  'event',
  'event_organiser',
  'event_budget',
  'event_check_in',
  'make_right',
  'merchant_purse',
  'sponsorship',
  'community_goal',
  'pledge',
  'loan_reminder',
  'fund_funding',
  'gift_allowance',
  'gift',
  'thanks_quiet',
  'thanks_note',
  'recognition_letter',
  'settlement_policy',
  'offer_cost_rule',
  'settlement_rate',
  'settlement_entry',
  'settlement_statement',
  'settlement_line',
  'settlement_dispute',
  'settlement_payment',
  'notice_setting',
  'notice_choice',
  'push_subscription',
  'email_change',
  'webhook_endpoint',
  'staff_invitation',
  'staff_invitation_use',
  'counter_pairing',
  'counter_device',
  'counter_pin',
  'counter_session',
  'merchant_api_key',
  'counter_code_card',
  'counter_code',
  'counter_code_try',
  'voucher_sheet',
  'voucher_sheet_line',
] as const;

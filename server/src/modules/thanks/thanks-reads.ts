import type { ThanksState } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { selectThanks, type ThanksNoteRow } from './thanks-store.ts';

interface Page {
  readonly limit: number;
  /** Only what is older than this note. */
  readonly beforeId: string | null;
}

export interface ReceivedFilter {
  readonly networkId: string;
  readonly receiverId: string;
  readonly states: readonly ThanksState[];
}

const received = `note.receiver_id = $2 AND note.network_id = $1 AND NOT note.is_quiet AND note.state = ANY ($3::thanks_state[])`;

/** What a person was thanked for, newest first; nothing of those whom they do not want to hear. */
export async function listReceived(
  database: Database,
  page: ReceivedFilter & Page,
): Promise<ThanksNoteRow[]> {
  const { rows } = await database.pool.query<ThanksNoteRow>({
    name: 'list_thanks_received',
    text: `${selectThanks} WHERE ${received} AND ($4::uuid IS NULL OR note.id < $4) ORDER BY note.id DESC LIMIT $5`,
    values: [page.networkId, page.receiverId, page.states, page.beforeId, page.limit],
  });
  return rows;
}

export async function countReceived(database: Database, filter: ReceivedFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_thanks_received',
    text: `SELECT count(*) AS count FROM thanks_note note WHERE ${received}`,
    values: [filter.networkId, filter.receiverId, filter.states],
  });
  return rows[0]?.count ?? 0;
}

export interface SentFilter {
  readonly networkId: string;
  readonly senderId: string;
}

const sent = 'note.sender_id = $2 AND note.network_id = $1';

/** What a person wrote, newest first. */
export async function listSent(database: Database, page: SentFilter & Page): Promise<ThanksNoteRow[]> {
  const { rows } = await database.pool.query<ThanksNoteRow>({
    name: 'list_thanks_sent',
    text: `${selectThanks} WHERE ${sent} AND ($3::uuid IS NULL OR note.id < $3) ORDER BY note.id DESC LIMIT $4`,
    values: [page.networkId, page.senderId, page.beforeId, page.limit],
  });
  return rows;
}

export async function countSent(database: Database, filter: SentFilter): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_thanks_sent',
    text: `SELECT count(*) AS count FROM thanks_note note WHERE ${sent}`,
    values: [filter.networkId, filter.senderId],
  });
  return rows[0]?.count ?? 0;
}

const open = 'note.network_id = $1 AND note.is_open';

/** What people of a network have chosen to let the others read, newest first. */
export async function listOpen(
  database: Database,
  page: { readonly networkId: string } & Page,
): Promise<ThanksNoteRow[]> {
  const { rows } = await database.pool.query<ThanksNoteRow>({
    name: 'list_thanks_open',
    text: `${selectThanks} WHERE ${open} AND ($2::uuid IS NULL OR note.id < $2) ORDER BY note.id DESC LIMIT $3`,
    values: [page.networkId, page.beforeId, page.limit],
  });
  return rows;
}

export async function countOpen(database: Database, networkId: string): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>({
    name: 'count_thanks_open',
    text: `SELECT count(*) AS count FROM thanks_note note WHERE ${open}`,
    values: [networkId],
  });
  return rows[0]?.count ?? 0;
}

/** One whom the person knows the name of already. */
export interface KnownPerson {
  readonly id: string;
  readonly displayName: string;
}

const fewContacts = 12;
const contactDays = 90;

/**
 * Whom a person has met here lately: those they thanked, and those who thanked them and were not put away. Nobody whose
 * name they do not know already: there is no directory.
 */
export async function listContacts(
  database: Database,
  person: { readonly networkId: string; readonly membershipId: string },
): Promise<KnownPerson[]> {
  const { rows } = await database.pool.query<KnownPerson>({
    name: 'list_thanks_contacts',
    text: `
      SELECT membership.id, membership.display_name AS "displayName"
      FROM (
        SELECT other_id, max(created_at) AS met_at FROM (
          SELECT receiver_id AS other_id, created_at FROM thanks_note
          WHERE sender_id = $2 AND network_id = $1 AND created_at > now() - make_interval(days => $3)
          UNION ALL
          SELECT sender_id, created_at FROM thanks_note
          WHERE receiver_id = $2 AND network_id = $1 AND created_at > now() - make_interval(days => $3)
            AND NOT is_quiet AND state <> 'HIDDEN'
        ) AS meeting GROUP BY other_id
      ) AS met
      JOIN membership ON membership.id = met.other_id AND membership.network_id = $1 AND membership.status = 'ACTIVE'
      WHERE NOT EXISTS (SELECT FROM thanks_quiet WHERE receiver_id = $2 AND sender_id = met.other_id)
      ORDER BY met.met_at DESC, membership.id LIMIT $4`,
    values: [person.networkId, person.membershipId, contactDays, fewContacts],
  });
  return rows;
}

/** Most people that one is shown to have silenced. */
const mostQuieted = 100;

/** Whom a person does not want to hear; the latest first. */
export async function listQuieted(
  database: Database,
  person: { readonly networkId: string; readonly membershipId: string },
): Promise<KnownPerson[]> {
  const { rows } = await database.pool.query<KnownPerson>({
    name: 'list_thanks_quieted',
    text: `
      SELECT membership.id, membership.display_name AS "displayName"
      FROM thanks_quiet quiet JOIN membership ON membership.id = quiet.sender_id AND membership.network_id = quiet.network_id
      WHERE quiet.receiver_id = $2 AND quiet.network_id = $1
      ORDER BY quiet.created_at DESC, membership.id LIMIT $3`,
    values: [person.networkId, person.membershipId, mostQuieted],
  });
  return rows;
}

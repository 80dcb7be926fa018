import type pg from 'pg';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { insertRows } from './insert-rows.ts';
import type { Notice } from './notices.ts';

export async function writeNotices(
  client: pg.Client,
  directory: Directory,
  notices: readonly Notice[],
): Promise<void> {
  await insertRows(
    client,
    'notice',
    {
      id: 'uuid',
      network_id: 'uuid',
      user_id: 'uuid',
      kind: 'notice_kind',
      parameters: 'jsonb',
      created_at: 'timestamptz',
      read_at: 'timestamptz',
    },
    notices.map(({ userId, kind, parameters, at, readAt }) => ({
      id: idAt(at),
      network_id: directory.networkId,
      user_id: userId,
      kind,
      parameters,
      created_at: at,
      read_at: readAt,
    })),
  );
}

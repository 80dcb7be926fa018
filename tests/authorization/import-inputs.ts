import { randomUUID } from 'node:crypto';
import { actOnImport, checked, memberNumberOf, uploaded } from '../testkit/imports.ts';
import type { Cast } from './cast.ts';

/** Files of members, brought by another coordinator than the cast's. */
const fileOfMembers = () => [['ชื่อ'], [`ยายแก้ว ${randomUUID()}`]];

export async function uploadedImport({ network }: Cast): Promise<{ importId: string }> {
  const { client } = network.coordinator;
  return { importId: await uploaded(client, network, fileOfMembers(), { kind: 'MEMBERS' }) };
}

export async function checkedImport({ network }: Cast): Promise<{ importId: string }> {
  const { client } = network.coordinator;
  return { importId: (await checked(client, network, fileOfMembers(), { kind: 'MEMBERS' })).id };
}

/** It brings more points than one coordinator may vouch for. */
export async function proposedImport(cast: Cast): Promise<{ importId: string }> {
  const { network, world } = cast;
  const { client } = network.coordinator;
  await world.pool.query('UPDATE network SET award_limit_points = 1 WHERE id = $1', [network.uuid]);
  const { code } = await cast.indicator();
  const number = await memberNumberOf(cast.member);
  const rows = [
    ['member number', 'indicator', 'date', 'key'],
    [number, code, '2026-01-15', randomUUID()],
  ];
  const { id } = await checked(client, network, rows);
  const answer = await actOnImport(client, 'startImport', id);
  if (answer.import?.state !== 'PROPOSED') throw new Error(`not proposed: ${JSON.stringify(answer)}`);
  return { importId: id };
}

import { randomUUID } from 'node:crypto';
import { mutate } from './mutate.ts';
import type { MemberPerson } from './network.ts';

/** A statement of all that a member has in their passbook by now. */
export async function statementOf(
  member: MemberPerson,
): Promise<{ readonly id: string; readonly code: string }> {
  const { statement, ...refusal } = await mutate<{ statement: { id: string; code: string } }>(
    member,
    'createStatement',
    {
      memberId: member.memberId,
      from: '2026-01-01',
      to: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' }).format(new Date()),
      idempotencyKey: randomUUID(),
    },
    '... on CreateStatementSuccess { statement { id code } }',
  );
  if (statement === undefined) throw new Error(`no statement: ${JSON.stringify(refusal)}`);
  return statement;
}

/** The newest line of a passbook, by its id. */
export async function newestEntryOf(member: MemberPerson): Promise<string> {
  const { node } = await member.client.ask<{ node: { passbook: { nodes: { id: string }[] } } }>(
    'query ($id: ID!) { node(id: $id) { ... on Member { passbook(first: 1) { nodes { id } } } } }',
    { id: member.memberId },
  );
  const [entry] = node.passbook.nodes;
  if (entry === undefined) throw new Error('an empty passbook');
  return entry.id;
}

import type pg from 'pg';
import type { SeedDeed } from './deed-book.ts';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { insertRows } from './insert-rows.ts';

/** Writes deeds with their true times, what is used of the caps, and who confirmed them or asked. */
export async function writeDeeds(
  client: pg.Client,
  directory: Directory,
  deeds: readonly SeedDeed[],
): Promise<void> {
  const { networkId } = directory;
  await insertRows(
    client,
    'deed_record',
    {
      ...{ id: 'uuid', network_id: 'uuid', member_id: 'uuid', indicator_id: 'uuid', indicator_code: 'text' },
      ...{
        points: 'integer',
        verifiers_needed: 'smallint',
        verified_by: 'network_role',
        privacy: 'deed_privacy',
      },
      ...{
        cap_period: 'cap_period',
        cap_start: 'date',
        state: 'deed_state',
        source: 'deed_source',
        done_on: 'date',
      },
      ...{ note: 'text', recorded_by: 'uuid', idempotency_key: 'text', claimed_at: 'timestamptz' },
      ...{ state_since: 'timestamptz', credited_at: 'timestamptz' },
    },
    deeds.map((deed) => {
      const { id, rule, memberKey, claimedAt, doneOn, capStart, note, credit, question } = deed;
      const { membershipId } = directory.person(memberKey);
      return {
        ...{
          id,
          network_id: networkId,
          member_id: membershipId,
          indicator_id: rule.id,
          indicator_code: rule.code,
        },
        ...{ points: rule.points, verifiers_needed: rule.verifiersNeeded, verified_by: rule.verifiedBy },
        ...{ privacy: rule.privacy, cap_period: rule.capPeriod, cap_start: capStart },
        state: credit !== null ? 'VERIFIED' : question !== null ? 'MORE_ASKED' : 'CLAIMED',
        ...{
          source: 'MEMBER',
          done_on: doneOn,
          note,
          recorded_by: membershipId,
          idempotency_key: `seed-${id}`,
        },
        ...{ claimed_at: claimedAt, state_since: credit?.at ?? question?.at ?? claimedAt },
        credited_at: credit?.at ?? null,
      };
    }),
  );
  await client.query(
    `INSERT INTO deed_cap (network_id, member_id, indicator_code, cap_period, cap_start, cap_count, used)
     SELECT record.network_id, record.member_id, record.indicator_code, record.cap_period, record.cap_start,
       max(indicator.cap_count), count(*)
     FROM deed_record record JOIN indicator ON indicator.id = record.indicator_id
     WHERE record.network_id = $1
     GROUP BY record.network_id, record.member_id, record.indicator_code, record.cap_period, record.cap_start`,
    [networkId],
  );
  await writeDecisions(client, directory, deeds);
}

async function writeDecisions(
  client: pg.Client,
  directory: Directory,
  deeds: readonly SeedDeed[],
): Promise<void> {
  await insertRows(
    client,
    'deed_decision',
    {
      ...{ id: 'uuid', network_id: 'uuid', deed_id: 'uuid', member_id: 'uuid', decider_id: 'uuid' },
      ...{ written_by: 'uuid', kind: 'deed_decision_kind', text: 'text', at: 'timestamptz' },
    },
    deeds.flatMap(({ id, memberKey, credit, question }) => {
      const said = credit ?? question;
      if (said === null) return [];
      const deciderId = directory.person(said.byKey).membershipId;
      return [
        {
          ...{ id: idAt(said.at), network_id: directory.networkId, deed_id: id },
          ...{
            member_id: directory.person(memberKey).membershipId,
            decider_id: deciderId,
            written_by: deciderId,
          },
          ...{ kind: credit === null ? 'ASK_MORE' : 'CONFIRM', text: question?.text ?? null, at: said.at },
        },
      ];
    }),
  );
}

import type pg from 'pg';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { insertRows } from './insert-rows.ts';
import type { CaseAction, CaseEntry } from './nong-sarai/types.ts';
import { momentAt } from './nong-sarai/village-time.ts';

/** The case that a timeline tells of. */
export type Case =
  | { readonly merchantId: string; readonly offerId: null; readonly timeline: readonly CaseEntry[] }
  | { readonly merchantId: null; readonly offerId: string; readonly timeline: readonly CaseEntry[] };

/** What only the network's side does; the rest is the shop's. */
const coordinatorActions: ReadonlySet<CaseAction> = new Set(['APPROVED', 'CHANGES_REQUESTED', 'SUSPENDED']);

/** Writes what happened to shops or offers. The reason is one text, as its author wrote it: in Thai. */
export async function writeCaseEvents(
  client: pg.Client,
  directory: Directory,
  cases: readonly Case[],
): Promise<void> {
  await insertRows(
    client,
    'case_event',
    {
      id: 'uuid',
      network_id: 'uuid',
      merchant_id: 'uuid',
      offer_id: 'uuid',
      action: 'case_action',
      actor: 'case_actor',
      membership_id: 'uuid',
      reason: 'text',
      fields: 'merchant_field[]',
      created_at: 'timestamptz',
    },
    cases.flatMap(({ merchantId, offerId, timeline }) =>
      timeline.map(({ action, at, byKey, reason, fields }) => {
        const createdAt = momentAt(directory.now, at);
        return {
          id: idAt(createdAt),
          network_id: directory.networkId,
          merchant_id: merchantId,
          offer_id: offerId,
          action,
          actor: coordinatorActions.has(action) ? 'COORDINATOR' : 'MERCHANT',
          membership_id: directory.person(byKey).membershipId,
          reason: reason?.th ?? null,
          fields: fields ?? [],
          created_at: createdAt,
        };
      }),
    ),
  );
}

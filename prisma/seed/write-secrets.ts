import type pg from 'pg';
import { CounterCodes } from '../../server/src/modules/counter-codes/counter-code.ts';
import { CounterPins } from '../../server/src/modules/shared-counter/counter-pins.ts';
import { newSecret } from '../../server/src/modules/webhooks/webhook-signature.ts';
import { SecretBox } from '../../server/src/platform/secret-box.ts';
import type { Directory } from './directory.ts';
import { idAt } from './id-at.ts';
import { card, counterPin, webhook } from './nong-sarai/counter.ts';
import { demoMerchantKey } from './nong-sarai/merchants.ts';
import { demoCashierKey, demoMerchantOwnerKey } from './nong-sarai/people.ts';

/**
 * What only the server with this secret can read: a card of codes, the numbers that open the counter, and a webhook that is
 * switched off.
 */
export async function writeSecrets(
  client: pg.Client,
  directory: Directory,
  coordinatorKey: string,
  authSecret: string,
): Promise<void> {
  await writeCard(client, directory, directory.person(coordinatorKey).membershipId, authSecret);
  await writePins(client, directory, authSecret);
  const secret = new SecretBox(authSecret, 'webhook secrets').close(newSecret());
  await client.query(
    `INSERT INTO webhook_endpoint (id, network_id, merchant_id, url, kinds, secret, state, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, 'DISABLED', $7)`,
    [
      ...[idAt(directory.now), directory.networkId, directory.merchantId(demoMerchantKey), webhook.url],
      ...[webhook.kinds, Buffer.from(secret), directory.person(demoMerchantOwnerKey).membershipId],
    ],
  );
}

async function writeCard(
  client: pg.Client,
  { networkId, now, person }: Directory,
  coordinatorId: string,
  authSecret: string,
): Promise<void> {
  const counterCodes = new CounterCodes(authSecret);
  const cardId = idAt(now);
  const memberId = person(card.memberKey).membershipId;
  await client.query(
    `INSERT INTO counter_code_card (id, network_id, member_id, printed_by, idempotency_key) VALUES ($1, $2, $3, $4, $5)`,
    [cardId, networkId, memberId, coordinatorId, 'seed-card'],
  );
  const hashes = card.codes.map((code, index) => Buffer.from(counterCodes.hashOf(cardId, index + 1, code)));
  await client.query(
    `INSERT INTO counter_code (card_id, number, network_id, member_id, code_hash)
     SELECT $1, number, $2, $3, hash FROM unnest($4::bytea[]) WITH ORDINALITY AS code (hash, number)`,
    [cardId, networkId, memberId, hashes],
  );
}

async function writePins(client: pg.Client, directory: Directory, authSecret: string): Promise<void> {
  const pins = new CounterPins(authSecret);
  for (const key of [demoMerchantOwnerKey, demoCashierKey]) {
    const staffId = directory.staffId(demoMerchantKey, key);
    const { salt, hash } = await pins.hash(staffId, counterPin);
    await client.query('INSERT INTO counter_pin (staff_id, network_id, salt, hash) VALUES ($1, $2, $3, $4)', [
      ...[staffId, directory.networkId, Buffer.from(salt), Buffer.from(hash)],
    ]);
  }
}

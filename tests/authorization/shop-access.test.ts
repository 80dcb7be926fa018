import { readFile } from 'node:fs/promises';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldList } from '../../server/src/graphql/narrow-access.ts';
import { fieldsOfScopes } from '../../server/src/modules/partner-keys/api-key-scopes.ts';
import { counterFields } from '../../server/src/modules/shared-counter/counter-access.ts';
import { apiKey, callWithKey, type Scope } from '../testkit/api-keys.ts';
import { Client, type GraphqlAnswer } from '../testkit/client.ts';
import { Stream } from '../testkit/stream.ts';
import { choosePin, goodPin, pairedTablet, placeOf, type Tablet } from '../testkit/tablet.ts';
import { World } from '../testkit/world.ts';
import { Cast } from './cast.ts';
import { mutationInputs } from './mutation-inputs.ts';

/**
 * What acts for a shop without being a person: its shared counter, and a partner's key. Every operation of the schema is
 * tried with each; what is not in these two lists is refused to a key, and is to the counter what it is to anybody who is
 * signed out.
 */
const mutationsOfCounter = [
  ...['checkCounterCode', 'lockCounter', 'redeemAtCounter', 'releaseVoucher', 'syncOfflineScans'],
  ...['undoVoucherUse', 'unlockCounter', 'useVoucher'],
];
const mutationsOfScope: Readonly<Record<Scope, readonly string[]>> = {
  VOUCHERS_USE: ['releaseVoucher', 'undoVoucherUse', 'useVoucher'],
  OFFERS_READ: [],
  OFFERS_WRITE: [
    ...[
      'changeOfferStock',
      'createOffer',
      'endOffer',
      'pauseOffer',
      'resumeOffer',
      'submitOffer',
      'updateOffer',
    ],
    'withdrawOffer',
  ],
  STATEMENTS_READ: [],
};
const scopes = Object.keys(mutationsOfScope) as Scope[];

/** What says anything of a person. */
const ofPeople =
  /^(Member|Membership|MerchantStaff|Wallet|Passbook|Voucher$|VoucherConnection|Deed|Household|Thanks|Notice|Statement$|Pledge|CaseEvent|Award|RecognitionLetter|CheckIn|Import)/;

let world: World;
let cast: Cast;
let schema: GraphQLSchema;
let tablet: Tablet;
/** One for each mutation, good in its form: what is refused is refused whatever it says. */
const inputs = new Map<string, object>();

beforeAll(async () => {
  schema = buildSchema(await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
  world = await World.start();
  cast = await Cast.gather(world, await world.network());
  const shop = await cast.shop();
  await choosePin(cast.people.owner, shop);
  tablet = await pairedTablet(shop);
  const opened = await tablet.unlock(await placeOf(shop, cast.people.owner), goodPin);
  expect(opened.__typename).toBe('UnlockCounterSuccess');
  await prepareInputs();
});

afterAll(() => world.stop());

/** Of one network each as long as they get on there: a network has one draft, and a member so many letters. */
async function prepareInputs(): Promise<void> {
  const foreign = await world.network();
  let scene = await Cast.gather(world, foreign);
  for (const name of mutationNames()) {
    const prepare = mutationInputs[name];
    if (prepare === undefined) throw new Error(`no input for ${name}`);
    const input = await prepare(scene).catch(() => null);
    if (input === null) scene = await Cast.gather(world, foreign);
    inputs.set(name, input ?? (await prepare(scene)));
  }
}

function mutationDocument(name: string): string {
  const argument = schema.getMutationType()?.getFields()[name]?.args[0];
  if (argument === undefined) throw new Error(`${name} takes no input`);
  return `mutation ($input: ${getNamedType(argument.type).name}!) { ${name}(input: $input) { __typename } }`;
}

/** A question with something of the right kind for every argument that must be there. */
function queryDocument(name: string, field: GraphQLField<unknown, unknown>): string {
  const args = field.args
    .filter((argument) => argument.type.toString().endsWith('!'))
    .map(
      (argument) =>
        `${argument.name}: ${argument.type.toString() === 'Int!' ? 1 : JSON.stringify(cast.member.memberId)}`,
    );
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return `{ ${name}${args.length === 0 ? '' : `(${args.join(', ')})`} ${selection} }`;
}

function codeOf({ errors }: GraphqlAnswer<unknown>): string | null {
  return errors === undefined ? null : String(errors[0]?.extensions?.['code']);
}

const mutationNames = () => Object.keys(schema.getMutationType()?.getFields() ?? {});
const queryFields = () => Object.entries(schema.getQueryType()?.getFields() ?? {});

describe('the lists', () => {
  const lists: [string, FieldList][] = [
    ['of the counter', counterFields],
    ...scopes.map((scope): [string, FieldList] => [`of ${scope}`, fieldsOfScopes([scope])]),
  ];
  test.each(lists)('%s name what there is, and nothing of a person', (_name, list) => {
    for (const [type, fields] of Object.entries(list)) {
      const of = schema.getType(type);
      if (!isObjectType(of)) throw new Error(`no object type ${type}`);
      if (fields !== '*')
        expect([type, Object.keys(of.getFields())]).toEqual([type, expect.arrayContaining([...fields])]);
      // The viewer of the counter is nobody, and null.
      if (type !== 'Viewer') expect(type).not.toMatch(ofPeople);
      // What is listed whole leads nowhere that is not listed as well.
      if (fields !== '*' || type === 'Viewer') continue;
      for (const field of Object.values(of.getFields())) {
        const target = getNamedType(field.type);
        if (isObjectType(target)) expect(Object.keys(list)).toContain(target.name);
      }
    }
  });
});

describe.each(scopes)('a key with %s', (scope) => {
  test('is refused every other mutation, and writes nothing with it', async () => {
    const shop = await cast.shop();
    const { secret } = await apiKey(shop, [scope]);
    const before = await world.fingerprint();
    const open: string[] = [];
    for (const [name, input] of inputs) {
      if (mutationsOfScope[scope].includes(name)) continue;
      const answer = await callWithKey(world.server.url, secret, mutationDocument(name), { input });
      if (codeOf(answer) !== 'FORBIDDEN')
        open.push(`${name}: ${JSON.stringify(answer.data)} ${codeOf(answer)}`);
    }
    expect(open).toEqual([]);
    // The key itself was never used: what is refused is not noted.
    expect(await world.fingerprint()).toBe(before);
    for (const name of mutationsOfScope[scope]) {
      const answer = await callWithKey(world.server.url, secret, mutationDocument(name), {
        input: inputs.get(name),
      });
      expect([name, codeOf(answer)]).toEqual([name, null]);
    }
  });

  test('is refused every query but two, and every subscription', async () => {
    const { secret } = await apiKey(await cast.shop(), [scope]);
    for (const [name, field] of queryFields()) {
      const answer = await callWithKey(world.server.url, secret, queryDocument(name, field));
      expect([name, codeOf(answer)]).toEqual([name, ['node', 'apiKey'].includes(name) ? null : 'FORBIDDEN']);
    }
    for (const name of Object.keys(schema.getSubscriptionType()?.getFields() ?? {})) {
      const refusals: unknown[] = [];
      for (const token of [secret, null]) {
        const stream = await Stream.open(
          new Client(world.server.url, token),
          `subscription ($id: ID!) { ${name}(${name.replace(/Changed$/, 'Id')}: $id) { __typename } }`,
          { id: cast.member.memberId },
        );
        refusals.push((await stream.next())?.errors?.[0]?.extensions?.['code']);
        await stream.end();
      }
      // A stream knows no keys: whoever shows one is signed out there.
      expect(refusals[0]).toBe(refusals[1]);
      expect(['UNAUTHENTICATED', 'FORBIDDEN']).toContain(refusals[0]);
    }
  });

  test('reaches no field of anything else by an id', async () => {
    const { secret } = await apiKey(await cast.shop(), [scope]);
    const allowed = fieldsOfScopes([scope]);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'Node')) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.args.some((argument) => argument.type.toString().endsWith('!'))) continue;
        const listed = allowed[type.name];
        if (listed === '*' || listed?.includes(field.name) === true) continue;
        const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
        const answer = await callWithKey(
          world.server.url,
          secret,
          `query ($id: ID!) { node(id: $id) { ... on ${type.name} { ${field.name} ${selection} } } }`,
          { id: cast.member.memberId },
        );
        expect([type.name, field.name, codeOf(answer)]).toEqual([type.name, field.name, 'FORBIDDEN']);
      }
    }
  });
});

describe('the shared counter, opened by an owner', () => {
  test('is, to every other mutation, anybody who is signed out', async () => {
    const visitor = world.visitor;
    for (const name of mutationNames()) {
      if (mutationsOfCounter.includes(name) || name === 'pairCounterDevice') continue;
      const input = inputs.get(name);
      const before = await world.fingerprint();
      const answer = await tablet.send(mutationDocument(name), { input });
      expect([name, codeOf(answer)]).toEqual([
        name,
        codeOf(await visitor.send(mutationDocument(name), { input })),
      ]);
      expect([name, codeOf(answer)]).toEqual([name, 'UNAUTHENTICATED']);
      expect(await world.fingerprint()).toBe(before);
    }
  });

  test('is heard with its own', async () => {
    for (const name of mutationsOfCounter.filter(
      (each) => !each.endsWith('lockCounter') && each !== 'unlockCounter',
    )) {
      const answer = await tablet.send(mutationDocument(name), { input: inputs.get(name) });
      expect([name, codeOf(answer)]).toEqual([name, null]);
    }
  });

  test('is, to every other query, anybody who is signed out', async () => {
    for (const [name, field] of queryFields()) {
      if (name === 'counterDevice') continue;
      const document = queryDocument(name, field);
      const [answer, signedOut] = [await tablet.send(document), await world.visitor.send(document)];
      expect([name, answer.data, codeOf(answer)]).toEqual([name, signedOut.data, codeOf(signedOut)]);
    }
  });

  test('sees of the shop what the counter needs: not who works there, though its owner stands before it', async () => {
    const shown = await tablet.shows();
    const id = shown?.shop.merchantId;
    const ask = (fields: string) =>
      tablet.ask<{ node: Record<string, unknown> }>(
        `query ($id: ID!) { node(id: $id) { ... on Merchant { ${fields} } } }`,
        {
          id,
        },
      );
    expect((await ask('viewerStaffRole today { usedCount }')).node).toMatchObject({
      viewerStaffRole: 'CASHIER',
    });
    expect(
      (await ask('staff { displayName } timeline { action } apiKeys { prefix } today { usedCount }')).node,
    ).toEqual({
      staff: null,
      timeline: null,
      apiKeys: null,
      today: null,
    });
  });
});

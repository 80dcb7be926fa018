import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BlockHeader,
  blockText,
  headOf,
  leafHashOf,
  saltOf,
  type TransferContent,
  transferText,
} from './chain-format.ts';

const key = Buffer.alloc(32, 7);
const transfer: TransferContent = {
  id: 12,
  networkId: '01890000-0000-7000-8000-000000000001',
  kind: 'AWARD',
  fromAccountId: '01890000-0000-7000-8000-000000000002',
  toAccountId: '01890000-0000-7000-8000-000000000003',
  points: 20,
  fromBalanceAfter: null,
  toBalanceAfter: 120,
  cause: 'award:01890000-0000-7000-8000-000000000004',
  createdAt: new Date('2026-11-22T07:05:00.123Z'),
};
const block: BlockHeader = {
  ...{ networkId: transfer.networkId, number: 3, firstTransferId: 9, lastTransferId: 12, leafCount: 4 },
  ...{
    root: Buffer.alloc(32, 1),
    previousHead: Buffer.alloc(32, 2),
    sealedAt: new Date('2026-11-22T08:00:00Z'),
  },
};

test('the texts are what they were: a change of a byte would break every proof that was downloaded', () => {
  expect(transferText(transfer)).toBe(
    [
      'kwamdee.transfer.v1',
      '12',
      '01890000-0000-7000-8000-000000000001',
      'AWARD',
      '01890000-0000-7000-8000-000000000002',
      '01890000-0000-7000-8000-000000000003',
      '20',
      '',
      '120',
      'award:01890000-0000-7000-8000-000000000004',
      '2026-11-22T07:05:00.123Z',
    ].join('\n'),
  );
  expect(blockText(block)).toBe(
    `kwamdee.block.v1\n${transfer.networkId}\n3\n9\n12\n4\n${'01'.repeat(32)}\n${'02'.repeat(32)}\n2026-11-22T08:00:00.000Z`,
  );
  expect(leafHashOf(key, transfer).toString('hex')).toMatchInlineSnapshot(
    `"7a56b12dd2bc60e89f48de6ab60db33ba1f742e2059c0d1db2b53ae10601f9f7"`,
  );
  expect(headOf(block).toString('hex')).toMatchInlineSnapshot(
    `"5f735559b306e06d4f35f9b29bd4e65c3b75a303d5bda7407e5fb267dc9495e0"`,
  );
});

test.each([
  ['id', 13],
  ['networkId', '01890000-0000-7000-8000-000000000009'],
  ['kind', 'GIFT'],
  ['fromAccountId', '01890000-0000-7000-8000-000000000009'],
  ['toAccountId', '01890000-0000-7000-8000-000000000009'],
  ['points', 21],
  ['fromBalanceAfter', 0],
  ['toBalanceAfter', 121],
  ['cause', 'deed:01890000-0000-7000-8000-000000000004'],
  ['createdAt', new Date('2026-11-22T07:05:00.124Z')],
] as const)('a transfer with another %s has another leaf', (field, value) => {
  expect(leafHashOf(key, { ...transfer, [field]: value })).not.toEqual(leafHashOf(key, transfer));
});

test.each([
  ['number', 4],
  ['firstTransferId', 8],
  ['lastTransferId', 13],
  ['leafCount', 5],
  ['root', Buffer.alloc(32, 3)],
  ['previousHead', Buffer.alloc(32, 3)],
  ['sealedAt', new Date('2026-11-22T08:00:00.001Z')],
] as const)('a block with another %s has another head', (field, value) => {
  expect(headOf({ ...block, [field]: value })).not.toEqual(headOf(block));
});

test('every transfer has a salt of its own, and every network others', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1 }), { minLength: 2, maxLength: 2 }),
      ([one = 0, two = 0]) => {
        expect(saltOf(key, one)).not.toEqual(saltOf(key, two));
        expect(saltOf(key, one)).not.toEqual(saltOf(Buffer.alloc(32, 8), one));
      },
    ),
  );
});

import { expect, test } from 'vitest';
import { readCostRule } from './cost-rule.ts';

test('the share follows from who bears it, and is said when it is shared', () => {
  expect(readCostRule({ bearer: 'SHOP' })).toEqual({
    rule: { bearer: 'SHOP', networkPercent: 0 },
    problems: [],
  });
  expect(readCostRule({ bearer: 'NETWORK', networkPercent: 100 }).rule.networkPercent).toBe(100);
  expect(readCostRule({ bearer: 'SHARED', networkPercent: 33 })).toEqual({
    rule: { bearer: 'SHARED', networkPercent: 33 },
    problems: [],
  });
});

test('what contradicts itself is refused by its path', () => {
  for (const input of [
    { bearer: 'SHARED' },
    { bearer: 'SHARED', networkPercent: 0 },
    { bearer: 'SHARED', networkPercent: 100 },
    { bearer: 'SHARED', networkPercent: 12.5 },
    { bearer: 'SHOP', networkPercent: 50 },
    { bearer: 'NETWORK', networkPercent: 99 },
  ] as const) {
    expect(readCostRule(input).problems.map(({ path }) => path.join('.'))).toEqual([
      'costRule.networkPercent',
    ]);
  }
});

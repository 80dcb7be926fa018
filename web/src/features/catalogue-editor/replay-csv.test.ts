import { expect, test } from 'vitest';
import { replayCsv } from './replay-csv.ts';

const line = {
  ...{ code: 'SWEEP', name: 'กวาดลานวัด', deedCount: 18, pastPoints: 180, draftPoints: 144 },
  ...{ memberCount: 6, gainingCount: null, losingCount: 6 },
};

test('has a line for each group, quotes what needs it, and leaves empty what is not shown', () => {
  const csv = replayCsv(['code', 'name'], [line, { ...line, code: null, name: 'a "b", c' }]);
  expect(csv).toBe(
    '\uFEFFcode,name\r\nSWEEP,กวาดลานวัด,18,180,144,-36,6,,6\r\n,"a ""b"", c",18,180,144,-36,6,,6\r\n',
  );
});

test('a name that looks like a formula is a text', () => {
  expect(replayCsv([], [{ ...line, name: '=1+1' }])).toContain("'=1+1");
});

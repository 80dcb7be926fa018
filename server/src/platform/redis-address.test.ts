import { expect, test } from 'vitest';
import { readRedisAddress } from './redis-address.ts';

test('one server is left as it was written', () => {
  for (const url of ['redis://127.0.0.1:6379', 'rediss://:secret@cache.example.org/2?family=6'])
    expect(readRedisAddress(url)).toEqual({ kind: 'single', url });
});

test('a cluster names where to begin, and one login for all', () => {
  expect(readRedisAddress('redis-cluster://kwamdee:p%40ss@10.0.0.1:7000,10.0.0.2,[::1]:7002')).toEqual({
    kind: 'cluster',
    nodes: [
      { host: '10.0.0.1', port: 7_000 },
      { host: '10.0.0.2', port: 6_379 },
      { host: '::1', port: 7_002 },
    ],
    login: { username: 'kwamdee', password: 'p@ss' },
    isEncrypted: false,
  });
});

test('sentinels name a master', () => {
  expect(
    readRedisAddress('rediss-sentinel://:pw@s1,s2:5000/3?sentinelMasterId=main&sentinelPassword=x'),
  ).toEqual({
    kind: 'sentinel',
    sentinels: [
      { host: 's1', port: 26_379 },
      { host: 's2', port: 5_000 },
    ],
    masterName: 'main',
    database: 3,
    login: { password: 'pw' },
    sentinelPassword: 'x',
    isEncrypted: true,
  });
});

test.each([
  ['http://x', 'must start with redis://'],
  ['redis-cluster:/x', 'must start with redis://'],
  ['redis://a:1,b:2', 'several hosts need'],
  ['redis://', 'is no host and port'],
  ['redis://a:99999', '"a:99999" is no host and port'],
  ['redis-cluster://a,,b', '"" is no host and port'],
  ['redis-cluster://a/1', 'only database 0'],
  ['redis-cluster://a?cluster=true', 'no parameter "cluster"'],
  ['redis-sentinel://a,b', 'needs ?sentinelMasterId='],
  ['redis-sentinel://a/main?sentinelMasterId=main', 'number of a database'],
])('%s is refused', (url, message) => {
  expect(() => readRedisAddress(url)).toThrow(message);
});

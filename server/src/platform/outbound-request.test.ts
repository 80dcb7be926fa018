import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedAddress, outboundUrlProblem, sendOutbound } from './outbound-request.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'not an address',
])('%s is not the public internet', (address) => {
  expect(isAllowedAddress(address, false)).toBe(false);
});

test.each(['93.184.216.34', '1.1.1.1', '2606:4700::1111'])('%s is', (address) => {
  expect(isAllowedAddress(address, false)).toBe(true);
});

test('a development machine may talk to itself, and to nothing else that is private', () => {
  expect(['127.0.0.1', '::1', '10.0.0.1'].map((address) => isAllowedAddress(address, true))).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  ['https://hooks.example.com/a', null],
  ['https://hooks.example.com:8443/a', null],
  ['http://hooks.example.com/a', 'NOT_HTTPS'],
  ['https://hooks.example.com:5432/', 'NOT_PUBLIC'],
  ['https://localhost/', 'NOT_PUBLIC'],
  ['https://127.0.0.1/', 'NOT_PUBLIC'],
  ['https://2130706433/', 'NOT_PUBLIC'],
  ['https://[::1]/', 'NOT_PUBLIC'],
  ['https://[::ffff:127.0.0.1]/', 'NOT_PUBLIC'],
  ['https://redis/', 'NOT_PUBLIC'],
  ['https://db.internal/', 'NOT_PUBLIC'],
  ['https://me:secret@example.com/', 'NOT_A_URL'],
  ['ftp://example.com/', 'NOT_HTTPS'],
  ['nonsense', 'NOT_A_URL'],
])('%s: %s', (url, problem) => {
  expect(outboundUrlProblem(url, false)).toBe(problem);
});

describe('a server of this machine', () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/secret' }).end();
    else if (request.url === '/endless') response.writeHead(200).write('x'.repeat(100_000));
    else if (request.url !== '/silent') response.writeHead(200).end('good');
  });
  let base = '';

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    base = `http://127.0.0.1:${address.port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (path: string, allowsLoopback: boolean, host = base) =>
    sendOutbound({ url: host + path, headers: {}, body: '{}', timeoutMs: 300, allowsLoopback });

  test('is reached where that is allowed, and refused where it is not, by number and by name', async () => {
    expect(await send('/', true)).toMatchObject({ status: 200, text: 'good' });
    const before = asked.length;
    await expect(send('/', false)).rejects.toThrow('NOT_PUBLIC');
    await expect(send('/', false, base.replace('127.0.0.1', 'localhost'))).rejects.toThrow('NOT_PUBLIC');
    expect(asked.length).toBe(before);
  });

  test('that sends elsewhere is not followed', async () => {
    expect((await send('/elsewhere', true)).status).toBe(302);
    expect(asked).not.toContain('/secret');
  });

  test('that says nothing is not waited for, and that talks without end is cut short', async () => {
    await expect(send('/silent', true)).rejects.toThrow('no answer within 300 ms');
    expect((await send('/endless', true)).text).toHaveLength(1_024);
  });
});

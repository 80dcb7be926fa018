import { expect, it } from 'vitest';
import { MessageReader, type SentStatement, StatementFollower } from './postgres-messages.ts';

const untyped = (body: Buffer) => Buffer.concat([int32(body.length + 4), body]);
const typed = (type: string, body: Buffer) => Buffer.concat([Buffer.from(type), untyped(body)]);
const sslRequest = untyped(int32(80877103));
const gssRequest = untyped(int32(80877104));
const startup = untyped(Buffer.concat([int32(196608), Buffer.from('user\0somebody\0\0')]));
const query = (text: string) => typed('Q', Buffer.from(`${text}\0`));

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function follow(chunks: readonly Buffer[]): SentStatement[] {
  const statements: SentStatement[] = [];
  const follower = new StatementFollower((statement) => statements.push(statement));
  for (const chunk of chunks) follower.read(chunk);
  return statements;
}

it.each([
  ['at once', [startup]],
  ['after it asked for TLS', [sslRequest, startup]],
  ['after it asked for both kinds of encryption', [gssRequest, sslRequest, startup]],
])('a client that starts %s is understood from its first statement on', (_how, start) => {
  expect(follow([...start, query('SELECT 1')])).toEqual([{ name: '', text: 'SELECT 1' }]);
});

it('finds the messages however they are cut up', () => {
  const bytes = Buffer.concat([sslRequest, startup, query('SELECT 1'), query('SELECT 2')]);
  const one = { name: '', text: 'SELECT 1' };
  const two = { name: '', text: 'SELECT 2' };
  for (let size = 1; size <= bytes.length; size++) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    expect(follow(chunks)).toEqual([one, two]);
  }
});

it.each([-1, 0, 3, -(2 ** 31), 2 ** 31 - 1])(
  'a length that no message has (%i) is an error, not an endless search',
  (length) => {
    const reader = new MessageReader(false, () => undefined);
    expect(() => reader.read(Buffer.concat([Buffer.from('d'), int32(length)]))).toThrow(/bytes long/);
  },
);

import { beforeEach, expect, test } from 'vitest';
import { keepCheckIn, settleCheckIn, waitingCheckIns } from './kept-check-ins.ts';

const day = 24 * 3_600_000;

beforeEach(() => localStorage.clear());

test('one scan keeps its nonce and its time through every try', () => {
  const first = keepCheckIn('token-a', 'person-1', 1_000);
  expect(keepCheckIn('token-a', 'person-1', 9_000)).toEqual(first);
  expect(waitingCheckIns('person-1', 9_000)).toEqual([first]);
});

test('what is answered waits no more, and the same code is a new scan then', () => {
  const first = keepCheckIn('token-a', 'person-1', 1_000);
  settleCheckIn(first.nonce, 2_000);
  expect(waitingCheckIns('person-1', 2_000)).toEqual([]);
  expect(keepCheckIn('token-a', 'person-1', 3_000).nonce).not.toBe(first.nonce);
});

test('on a shared phone nobody’s scan is sent for another', () => {
  const mine = keepCheckIn('token-a', 'person-1', 1_000);
  const theirs = keepCheckIn('token-a', 'person-2', 2_000);
  expect(theirs.nonce).not.toBe(mine.nonce);
  expect(waitingCheckIns('person-1', 3_000)).toEqual([mine]);
});

test('a scan while signed out belongs to who signs in next', () => {
  const scan = keepCheckIn('token-a', null, 1_000);
  expect(keepCheckIn('token-a', 'person-1', 2_000)).toEqual({ ...scan, viewerId: 'person-1' });
  expect(waitingCheckIns('person-2', 3_000)).toEqual([]);
});

test('after eight days it is forgotten; what is broken in the storage is no trouble', () => {
  keepCheckIn('token-a', 'person-1', 0);
  expect(waitingCheckIns('person-1', 8 * day)).toEqual([]);
  localStorage.setItem('kwamdee.check-ins', '[{"token":1},null,"x"]');
  expect(waitingCheckIns('person-1')).toEqual([]);
  localStorage.setItem('kwamdee.check-ins', 'not JSON');
  expect(waitingCheckIns('person-1')).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { displayWidth, welcomeBox } from './welcome.ts';

describe('displayWidth', () => {
  it('gives no column to vowels and marks above and below', () => {
    expect(displayWidth('ดี')).toBe(1);
    expect(displayWidth('น้ำ')).toBe(2);
    expect(displayWidth('ผู้ประสานงาน')).toBe(10);
    expect(displayWidth('abc ─')).toBe(5);
  });
});

describe('welcomeBox', () => {
  const facts = {
    url: 'http://127.0.0.1:4000',
    withoutRedis: null,
    logDirectory: '/data/logs',
    showsDemoAccounts: true,
  };

  it('has straight edges', () => {
    const widths = new Set(welcomeBox(facts).split('\n').map(displayWidth));
    expect(widths.size).toBe(1);
  });

  it('names address, password and all demo accounts', () => {
    const box = welcomeBox(facts);
    for (const part of [
      facts.url,
      'goodness-demo',
      'member@',
      'merchant@',
      'cashier@',
      'coordinator@',
      'auditor@',
    ]) {
      expect(box).toContain(part);
    }
  });

  it('says why there is no Redis, and nothing of accounts that are not there', () => {
    const box = welcomeBox({ ...facts, showsDemoAccounts: false, withoutRedis: 'REDIS_URL=off' });
    expect(box).toContain('REDIS_URL=off');
    expect(box).not.toContain('demo.test');
  });
});

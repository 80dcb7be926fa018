import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  forgetRedemptionKey,
  markRedemptionRefused,
  markRedemptionSent,
  redemptionKeyOf,
} from './redemption-key.ts';

describe('the key of one intention', () => {
  beforeEach(() => {
    sessionStorage.clear();
    forgetRedemptionKey('offer_a');
    forgetRedemptionKey('offer_b');
  });

  it('is the same for the same offer, and another one for another offer', () => {
    const { key } = redemptionKeyOf('offer_a');
    expect(redemptionKeyOf('offer_a').key).toBe(key);
    expect(redemptionKeyOf('offer_b').key).not.toBe(key);
  });

  it('outlives a reload of the page, and remembers that a try had left', async () => {
    const { key } = redemptionKeyOf('offer_a');
    markRedemptionSent('offer_a');
    vi.resetModules();
    const afterReload = await import('./redemption-key.ts');
    expect(afterReload.redemptionKeyOf('offer_a')).toEqual({ key, isSent: true });
  });

  it('stays after a refusal: an earlier try may yet arrive', () => {
    const { key } = redemptionKeyOf('offer_a');
    markRedemptionSent('offer_a');
    markRedemptionRefused('offer_a');
    expect(redemptionKeyOf('offer_a')).toEqual({ key, isSent: false });
  });

  it('is a new one once the voucher is there', () => {
    const { key } = redemptionKeyOf('offer_a');
    forgetRedemptionKey('offer_a');
    expect(redemptionKeyOf('offer_a').key).not.toBe(key);
  });

  it('holds when the storage is closed', () => {
    const closed = () => {
      throw new DOMException('closed', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(closed);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(closed);
    const { key } = redemptionKeyOf('offer_a');
    markRedemptionSent('offer_a');
    expect(redemptionKeyOf('offer_a')).toEqual({ key, isSent: true });
  });
});

import { describe, expect, it, vi } from 'vitest';
import { createDecisionHold, type DecisionClock, undoWindowMs } from './pending-decisions.ts';

/** A clock that stands still until it is told to go on. */
function handClock() {
  let now = 1_000;
  let tasks: { at: number; task: () => void }[] = [];
  const clock: DecisionClock = {
    now: () => now,
    after: (delayMs, task) => {
      const entry = { at: now + delayMs, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((each) => each !== entry);
      };
    },
  };
  const pass = (ms: number) => {
    now += ms;
    const due = tasks.filter(({ at }) => at <= now);
    tasks = tasks.filter(({ at }) => at > now);
    for (const { task } of due) task();
  };
  return { clock, pass, waiting: () => tasks.length };
}

function decision(caseId: string, send = vi.fn(async () => {})) {
  return { caseId, queue: 'merchants' as const, casePath: `/cases/${caseId}`, summary: caseId, send };
}

describe('createDecisionHold', () => {
  it('sends a decision once, after the undo window', () => {
    const { clock, pass } = handClock();
    const hold = createDecisionHold(clock);
    const first = decision('merchant_1');
    hold.hold(first);

    pass(undoWindowMs - 1);
    expect(first.send).not.toHaveBeenCalled();
    expect(hold.held()).toEqual([
      {
        id: 1,
        caseId: 'merchant_1',
        queue: 'merchants',
        casePath: '/cases/merchant_1',
        summary: 'merchant_1',
        sendsAt: 11_000,
      },
    ]);

    pass(1);
    expect(first.send).toHaveBeenCalledExactlyOnceWith({ isLeaving: false });
    expect(hold.held()).toEqual([]);
  });

  it('sends nothing that was undone', () => {
    const { clock, pass, waiting } = handClock();
    const hold = createDecisionHold(clock);
    const first = decision('merchant_1');
    hold.hold(first);

    expect(hold.undo(1)).toMatchObject({ caseId: 'merchant_1' });
    pass(undoWindowMs * 2);
    expect(first.send).not.toHaveBeenCalled();
    expect(hold.awayCases()).toEqual([]);
    expect(waiting()).toBe(0);
    expect(hold.undo(1)).toBeUndefined();
  });

  it('gives each decision its own window', () => {
    const { clock, pass } = handClock();
    const hold = createDecisionHold(clock);
    const first = decision('merchant_1');
    const second = decision('offer_2');
    hold.hold(first);
    pass(6_000);
    hold.hold(second);
    pass(4_000);
    expect(first.send).toHaveBeenCalledTimes(1);
    expect(second.send).not.toHaveBeenCalled();
    expect(hold.held().map(({ caseId }) => caseId)).toEqual(['offer_2']);
  });

  it('flushes all at once, and the timers then find nothing', async () => {
    const { clock, pass, waiting } = handClock();
    const hold = createDecisionHold(clock);
    const first = decision('merchant_1');
    const second = decision('offer_2');
    hold.hold(first);
    hold.hold(second);

    await hold.flush(true);
    pass(undoWindowMs);
    expect(first.send).toHaveBeenCalledExactlyOnceWith({ isLeaving: true });
    expect(second.send).toHaveBeenCalledExactlyOnceWith({ isLeaving: true });
    expect(waiting()).toBe(0);
  });

  it('keeps a case away while its decision is on its way, and gives it back when that fails', async () => {
    const { clock } = handClock();
    const hold = createDecisionHold(clock);
    let fail: (cause: Error) => void = () => {};
    const listener = vi.fn();
    hold.subscribe(listener);
    hold.hold(
      decision(
        'merchant_1',
        vi.fn(
          () =>
            new Promise<void>((_, reject) => {
              fail = reject;
            }),
        ),
      ),
    );
    const flushed = hold.flush(false);
    expect(hold.held()).toEqual([]);
    expect(hold.awayCases()).toEqual([{ caseId: 'merchant_1', queue: 'merchants' }]);
    fail(new Error('refused'));
    await expect(flushed).rejects.toThrow('refused');
    expect(hold.awayCases()).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(3);
  });
});

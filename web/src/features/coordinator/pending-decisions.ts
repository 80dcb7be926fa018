/** How long a decision waits before it is sent, in milliseconds: long enough to notice a slip of the finger. */
export const undoWindowMs = 10_000;

/** The queue that a decision takes its case out of; null when the case waited in none. */
export type CaseQueue = 'merchants' | 'offers' | 'memberships' | null;

/** A case that was decided on this screen, whether that is sent or not. */
export interface AwayCase {
  caseId: string;
  queue: CaseQueue;
}

export interface HeldDecision {
  id: number;
  /** The shop, offer or membership that was decided on. */
  caseId: string;
  /** Others that one press decided with it. */
  otherCaseIds?: readonly string[];
  queue: CaseQueue;
  /** Where an undo leads back to. */
  casePath: string;
  /** "Approved: ร้านป้าแดง", in the language of the screen. */
  summary: string;
  /** When it is sent, in milliseconds since 1970. */
  sendsAt: number;
}

export interface NewDecision extends Omit<HeldDecision, 'id' | 'sendsAt'> {
  /** Sends it and deals with the answer itself. `isLeaving` when the page is going away. */
  send: (options: { isLeaving: boolean }) => Promise<void>;
}

export interface DecisionClock {
  now: () => number;
  /** Runs `task` after `delayMs`; the returned function calls it off. */
  after: (delayMs: number, task: () => void) => () => void;
}

interface Entry {
  decision: HeldDecision;
  send: NewDecision['send'];
  callOff: () => void;
}

const browserClock: DecisionClock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

function casesOf({ caseId, otherCaseIds = [], queue }: HeldDecision): AwayCase[] {
  return [caseId, ...otherCaseIds].map((id) => ({ caseId: id, queue }));
}

/**
 * Decisions that were made and not sent yet. Each waits its own 10 seconds; until then it can be undone, and the
 * server knows nothing of it. Whoever leaves the console or closes the page has decided: `flush` sends at once.
 */
export function createDecisionHold(clock: DecisionClock = browserClock) {
  const entries = new Map<number, Entry>();
  const sending = new Set<AwayCase>();
  const listeners = new Set<() => void>();
  let nextId = 1;
  let held: readonly HeldDecision[] = [];
  let away: readonly AwayCase[] = [];

  function changed(): void {
    held = Array.from(entries.values(), (entry) => entry.decision);
    away = [...held.flatMap(casesOf), ...sending];
    for (const listener of listeners) listener();
  }

  function take(id: number): Entry | undefined {
    const entry = entries.get(id);
    if (entry === undefined) return undefined;
    entry.callOff();
    entries.delete(id);
    return entry;
  }

  /** Out of `entries` before it is sent: no timer, flush or second press can send it twice. */
  async function send(id: number, isLeaving: boolean): Promise<void> {
    const entry = take(id);
    if (entry === undefined) return;
    const underWay = casesOf(entry.decision);
    for (const each of underWay) sending.add(each);
    changed();
    try {
      await entry.send({ isLeaving });
    } finally {
      for (const each of underWay) sending.delete(each);
      changed();
    }
  }

  return {
    hold({ send: sendDecision, ...decision }: NewDecision): void {
      const id = nextId;
      nextId += 1;
      entries.set(id, {
        decision: { ...decision, id, sendsAt: clock.now() + undoWindowMs },
        send: sendDecision,
        callOff: clock.after(undoWindowMs, () => void send(id, false)),
      });
      changed();
    },
    /** The decision, as if never made; undefined when it is on its way already. */
    undo(id: number): HeldDecision | undefined {
      const entry = take(id);
      if (entry !== undefined) changed();
      return entry?.decision;
    },
    async flush(isLeaving: boolean): Promise<void> {
      await Promise.all(Array.from(entries.keys(), (id) => send(id, isLeaving)));
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Oldest first. The same array until something changes. */
    held: () => held,
    /** Cases that are decided here, sent or not: they wait no longer. The same array until something changes. */
    awayCases: () => away,
  };
}

/** The one hold of this browser tab. */
export const decisionHold = createDecisionHold();

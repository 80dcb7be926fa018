import { setTimeout as delay } from 'node:timers/promises';
import { Connection } from './connection.ts';
import type { ClosedLoop, LoadPlan, OpenLoop, Outcome, Scenario } from './plan.ts';
import { RequestTemplate } from './request-template.ts';
import { Tally } from './tally.ts';

/** Longest wait, after the end, for answers that are still under way. */
const drainMs = 30_000;

/** Sends a scenario as planned, and says what came of it. */
export async function run(scenario: Scenario, plan: LoadPlan): Promise<Outcome> {
  const template = new RequestTemplate(scenario);
  const connections = await openConnections(scenario.urls, plan.connections);
  for (const connection of connections) connection.request = template.newBuffer();
  const tally = new Tally(scenario, plan.seconds);
  const unanswered =
    plan.kind === 'closed'
      ? await runClosed(connections, template, tally, plan)
      : await runOpen(connections, template, tally, plan);
  for (let index = 0; index < unanswered; index++) tally.fail('no answer');
  for (const connection of connections) connection.close();
  return tally.outcome();
}

/** A few at a time: a server's queue of connections that knock is short. */
async function openConnections(urls: readonly string[], count: number): Promise<Connection[]> {
  const connections: Connection[] = [];
  while (connections.length < count) {
    const missing = Math.min(count - connections.length, 100);
    const opened = Array.from({ length: missing }, (_, index) =>
      Connection.open(urls[(connections.length + index) % urls.length] ?? ''),
    );
    connections.push(...(await Promise.all(opened)));
  }
  return connections;
}

/** Answers how many requests got no answer. */
async function runClosed(
  connections: readonly Connection[],
  template: RequestTemplate,
  tally: Tally,
  plan: ClosedLoop,
): Promise<number> {
  let underWay = 0;
  const send = (connection: Connection, nowMs: number): void => {
    connection.dueMs = nowMs;
    connection.send(template.fill(connection.request));
  };
  for (const connection of connections) {
    connection.onAnswer = (status, answer) => {
      const nowMs = performance.now();
      tally.answered(status, answer, connection.dueMs, nowMs);
      if (nowMs < tally.endMs) send(connection, nowMs);
      else underWay--;
    };
    connection.onBroken = (error) => {
      tally.fail(error.message);
      underWay--;
    };
    underWay++;
    send(connection, performance.now());
  }
  await delay(plan.seconds * 1_000);
  await drained(() => underWay);
  return underWay;
}

/** Answers how many requests got no answer. */
async function runOpen(
  connections: readonly Connection[],
  template: RequestTemplate,
  tally: Tally,
  plan: OpenLoop,
): Promise<number> {
  const idle = [...connections];
  const waiting: number[] = [];
  let broken = 0;
  const send = (connection: Connection, dueMs: number): void => {
    connection.dueMs = dueMs;
    connection.send(template.fill(connection.request));
  };
  for (const connection of connections) {
    connection.onAnswer = (status, answer) => {
      tally.answered(status, answer, connection.dueMs, performance.now());
      const dueMs = waiting.shift();
      if (dueMs === undefined) idle.push(connection);
      else send(connection, dueMs);
    };
    connection.onBroken = (error) => {
      broken++;
      tally.fail(error.message);
    };
  }
  await arrivals(plan, tally.endMs, (dueMs) => {
    const connection = idle.pop();
    if (connection !== undefined) send(connection, dueMs);
    else if (plan.withoutConnection === 'wait') waiting.push(dueMs);
    else tally.turnedAway++;
  });
  const underWay = () => connections.length - idle.length - broken + waiting.length;
  await drained(underWay);
  return underWay();
}

/**
 * When requests fall due. Node's timers tick by the millisecond, so requests arrive in bunches of one millisecond and
 * count from their tick; when the generator itself was held up, they count from when they should have been sent.
 */
async function arrivals(plan: OpenLoop, endMs: number, arrive: (dueMs: number) => void): Promise<void> {
  const random = randomOf(plan.seed);
  const meanGapMs = 1_000 / plan.perSecond;
  let lastTickMs = performance.now();
  let dueMs = lastTickMs;
  while (lastTickMs < endMs) {
    await delay(1);
    const nowMs = performance.now();
    const isOnTime = nowMs - lastTickMs < 2.5;
    while (dueMs <= nowMs) {
      arrive(isOnTime ? nowMs : dueMs);
      dueMs -= Math.log(1 - random()) * meanGapMs;
    }
    lastTickMs = nowMs;
  }
}

/** mulberry32: small, quick, and the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function drained(underWay: () => number): Promise<void> {
  const limitMs = performance.now() + drainMs;
  while (underWay() > 0 && performance.now() < limitMs) await delay(5);
}

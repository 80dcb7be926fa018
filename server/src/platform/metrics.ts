import type pg from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the process measures of itself; names follow https://prometheus.io/docs/practices/naming/. */
export interface Metrics {
  readonly registry: Registry;
  readonly requestSeconds: Histogram<'route' | 'status'>;
  readonly redemptions: Counter<'outcome'>;
  readonly checkIns: Counter<'outcome'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kwamdee_' });
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'kwamdee_request_duration_seconds',
      help: 'Time from a request to its answer.',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    redemptions: new Counter({
      name: 'kwamdee_redemptions_total',
      help: 'Answers to redeemOffer, by outcome.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
    checkIns: new Counter({
      name: 'kwamdee_check_ins_total',
      help: 'Answers to checkIn, by outcome.',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}

/** Read when Prometheus asks. */
export function measurePool(metrics: Metrics, pool: pg.Pool): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [metrics.registry],
      collect() {
        this.set(read());
      },
    });
  gauge('kwamdee_database_connections', 'Open connections to PostgreSQL.', () => pool.totalCount);
  gauge('kwamdee_database_connections_idle', 'Connections that wait for work.', () => pool.idleCount);
  gauge('kwamdee_database_waiting', 'Requests that wait for a connection.', () => pool.waitingCount);
}

export function measureQueue(metrics: Metrics, queue: { readonly queueLength: number }): void {
  new Gauge({
    name: 'kwamdee_redeem_queue_length',
    help: 'Redemptions that wait for a batch.',
    registers: [metrics.registry],
    collect() {
      this.set(queue.queueLength);
    },
  });
}

import { Gauge } from 'prom-client';
import { DeliveryChannel } from '../../platform/generated/enums.ts';
import type { Metrics } from '../../platform/metrics.ts';
import type { Database } from '../../platform/postgres.ts';
import { countDeliveries } from '../webhooks/webhook-delivery-store.ts';
import { countMessages } from './message-store.ts';

/** Counted when Prometheus asks; without PostgreSQL the last count stays. */
export function measureMessages(metrics: Metrics, database: Database): void {
  new Gauge({
    name: 'kwamdee_messages',
    help: 'Notices that are to leave the app, or were given up in the last 30 days, by channel.',
    labelNames: ['channel', 'state'],
    registers: [metrics.registry],
    async collect() {
      const counts = await countMessages(database).catch(() => null);
      if (counts === null) return;
      for (const channel of Object.values(DeliveryChannel)) {
        for (const state of ['WAITING', 'GIVEN_UP']) {
          const found = counts.find((each) => each.channel === channel && each.state === state);
          this.set({ channel, state }, found?.count ?? 0);
        }
      }
    },
  });
  new Gauge({
    name: 'kwamdee_webhook_deliveries',
    help: 'Calls of webhooks that wait, or are dead.',
    labelNames: ['state'],
    registers: [metrics.registry],
    async collect() {
      const counts = await countDeliveries(database).catch(() => null);
      if (counts === null) return;
      this.set({ state: 'WAITING' }, counts.waiting);
      this.set({ state: 'DEAD' }, counts.dead);
    },
  });
}

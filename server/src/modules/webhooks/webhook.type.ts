import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { WebhookDeliveryState, WebhookKind, WebhookState } from '../../platform/generated/enums.ts';
import { messageId } from './send-webhooks.ts';
import type { WebhookDeliveryRow } from './webhook-delivery-store.ts';
import type { WebhookEndpointRow } from './webhook-endpoint-store.ts';

registerEnumType(WebhookKind, {
  name: 'WebhookEventKind',
  description: 'What a program is told of; in the call its `type`.',
  valuesConfig: {
    VOUCHER_USED: { description: '`voucher.used`: at the counter.' },
    VOUCHER_REVERSED: { description: '`voucher.reversed`: a use was undone.' },
    OFFER_STATE_CHANGED: { description: '`offer.state_changed`.' },
    MERCHANT_STATUS_CHANGED: { description: '`merchant.status_changed`.' },
    TEST: { description: '`test`: somebody has asked for it.' },
  },
});

registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Whether an endpoint is called.',
  valuesConfig: {
    ENABLED: { description: 'It is called.' },
    DISABLED: {
      description: 'It is not: its owner, or many failures, have ended it. It can be enabled again.',
    },
    REMOVED: { description: 'It is gone for good.' },
  },
});

registerEnumType(WebhookDeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'What became of a call.',
  valuesConfig: {
    WAITING: { description: 'It is to be made, or made again.' },
    DELIVERED: { description: 'The endpoint has answered with 2xx.' },
    DEAD: { description: 'It was given up, and can be replayed.' },
  },
});

@ObjectType({ description: 'One call of an endpoint, kept for 30 days.' })
export class WebhookDelivery {
  constructor(private readonly row: WebhookDeliveryRow) {}

  @Field(() => ID, { description: 'Also the header `webhook-id`, at each try and after a replay.' })
  get id(): string {
    return messageId(this.row.id);
  }

  @Field(() => WebhookKind, { description: 'What it tells.' })
  get event(): WebhookKind {
    return this.row.kind;
  }

  @Field(() => WebhookDeliveryState, { description: 'What became of it.' })
  get state(): WebhookDeliveryState {
    return this.row.state;
  }

  @Field(() => Int, { description: 'How often it was tried; from zero again after a replay.' })
  get attempts(): number {
    return this.row.attempts;
  }

  @Field(() => Int, {
    nullable: true,
    description: 'The HTTP status of the last try; null without an answer.',
  })
  get lastStatus(): number | null {
    return this.row.lastStatus;
  }

  @Field(() => String, { nullable: true, description: 'What went wrong with the last try.' })
  get lastError(): string | null {
    return this.row.lastError;
  }

  @Field(() => Date, { nullable: true, description: 'When it is tried next; null when it has ended.' })
  get nextAttemptAt(): Date | null {
    return this.row.state === 'WAITING' ? this.row.nextAttemptAt : null;
  }

  @Field(() => Date, { description: 'When it happened.' })
  get at(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { nullable: true, description: 'When it was delivered or given up.' })
  get endedAt(): Date | null {
    return this.row.endedAt;
  }
}

export const WebhookDeliveryConnection = createConnectionType('WebhookDelivery', () => WebhookDelivery);

/** Its deliveries are in webhook.resolver.ts. */
@ObjectType({
  description: 'A program that is called when something happens (https://www.standardwebhooks.com).',
})
export class WebhookEndpoint {
  constructor(readonly row: WebhookEndpointRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('webhook', this.row.id);
  }

  @Field(() => String, { description: 'Where it is called.' })
  get url(): string {
    return this.row.url;
  }

  @Field(() => [WebhookKind], { description: 'What it is told of.' })
  get events(): readonly WebhookKind[] {
    return this.row.kinds;
  }

  @Field(() => WebhookState, { description: 'Whether it is called.' })
  get state(): WebhookState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'Since when.' })
  get stateSince(): Date {
    return this.row.stateSince;
  }

  @Field(() => Date, {
    nullable: true,
    description: 'Until when the secret before signs too; null when there is none, or its time is over.',
  })
  get formerSecretUntil(): Date | null {
    const until = this.row.formerSecretUntil;
    return until !== null && until > new Date() ? until : null;
  }

  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}

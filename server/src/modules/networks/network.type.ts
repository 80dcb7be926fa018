import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import { JoinPolicy } from '../../platform/generated/enums.ts';
import type { NetworkRow } from './network-store.ts';

registerEnumType(JoinPolicy, {
  name: 'JoinPolicy',
  description: 'How a person becomes a member.',
  valuesConfig: {
    OPEN: { description: 'At once.' },
    APPROVAL: { description: 'When a coordinator has agreed.' },
  },
});

/** Fields that need the caller's language or other modules are resolved beside: network.resolver.ts, and in those modules. */
@ObjectType({
  implements: NodeType,
  description: 'A community with its own members, shops, catalogue and rules.',
})
export class Network implements NodeType {
  constructor(readonly row: NetworkRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('network', this.row.id);
  }

  @Field(() => String, { description: 'Its short name in addresses, for example nong-sarai.' })
  get slug(): string {
    return this.row.slug;
  }

  @Field(() => JoinPolicy, { description: 'How a person becomes a member.' })
  get joinPolicy(): JoinPolicy {
    return this.row.joinPolicy;
  }

  @Field(() => Int, { description: 'The most points that one award may give.' })
  get awardLimitPoints(): number {
    return this.row.awardLimitPoints;
  }
}

export const NetworkConnection = createConnectionType('Network', () => Network);

import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CostBearer } from '../../platform/generated/enums.ts';
import type { CostRule as CostRuleValue } from './cost-rule.ts';

registerEnumType(CostBearer, {
  name: 'CostBearer',
  description: 'Who bears the cost of what an offer gives.',
  valuesConfig: {
    SHOP: { description: 'The shop: a gift of its own. The network owes nothing.' },
    NETWORK: { description: 'The network: it owes the shop what the points are worth.' },
    SHARED: { description: 'Both, in the shares that are said.' },
  },
});

@ObjectType({ description: 'Who bears the cost of an offer.' })
export class CostRule {
  constructor(rule: CostRuleValue) {
    this.bearer = rule.bearer;
    this.networkPercent = rule.networkPercent;
  }

  @Field(() => CostBearer, { description: 'Who.' })
  readonly bearer: CostBearer;

  @Field(() => Int, { description: "The network's share in percent: 0, 100, or 1 to 99 when it is shared." })
  readonly networkPercent: number;
}

@InputType({ description: 'Who bears the cost of an offer.' })
export class CostRuleInput {
  @Field(() => CostBearer, { description: 'Who.' })
  readonly bearer!: CostBearer;

  @Field(() => Int, {
    nullable: true,
    description: "SHARED: the network's share in percent, 1 to 99. Left out otherwise.",
  })
  readonly networkPercent?: number | null;
}

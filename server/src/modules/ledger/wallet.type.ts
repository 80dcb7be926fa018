import { Field, Int, ObjectType } from 'type-graphql';
import type { WalletRow } from './wallet-store.ts';

@ObjectType({ description: "A member's points." })
export class Wallet {
  constructor(readonly row: WalletRow) {}

  @Field(() => Int, { description: 'Points that can be spent now.' })
  get available(): number {
    return this.row.available;
  }

  @Field(() => Int, { description: 'Points reserved by HOLD offers; they come back.' })
  get held(): number {
    return this.row.held;
  }

  @Field(() => Int, { description: 'All points ever earned; never falls by spending.' })
  get lifetimeEarned(): number {
    return this.row.earnedTotal;
  }
}

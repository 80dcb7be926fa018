import 'reflect-metadata';
import type { ClassType, NonEmptyArray } from 'type-graphql';
import type { Deps } from './deps.ts';
import { JoinNetworkResolver } from './modules/members/join-network.resolver.ts';
import { NetworkResolver } from './modules/networks/network.resolver.ts';
import { CancelVoucherResolver } from './modules/redemptions/cancel-voucher.resolver.ts';
import { CounterResolver } from './modules/redemptions/counter.resolver.ts';
import { MemberVouchersResolver } from './modules/redemptions/member-vouchers.resolver.ts';
import { MerchantTodayResolver } from './modules/redemptions/merchant-today.resolver.ts';
import { PassbookVoucherResolver } from './modules/redemptions/passbook-voucher.resolver.ts';
import { RedeemOfferResolver } from './modules/redemptions/redeem-offer.resolver.ts';
import { RedeemabilityResolver } from './modules/redemptions/redeemability.resolver.ts';
import { VoucherResolver, VoucherUseResolver } from './modules/redemptions/voucher.resolver.ts';

export type ResolverClass = new (deps: Deps) => object;

/** Every resolver of the API, module by module. */
const classes = [
  // networks
  NetworkResolver,
  // members
  JoinNetworkResolver,
  // redemptions
  RedeemOfferResolver,
  CancelVoucherResolver,
  CounterResolver,
  VoucherResolver,
  VoucherUseResolver,
  RedeemabilityResolver,
  MemberVouchersResolver,
  MerchantTodayResolver,
  PassbookVoucherResolver,
] as const satisfies readonly ResolverClass[];

export const resolverClasses: NonEmptyArray<ClassType<object>> = [...classes] as unknown as NonEmptyArray<
  ClassType<object>
>;

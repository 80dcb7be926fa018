import 'reflect-metadata';
import type { ClassType, NonEmptyArray } from 'type-graphql';
import type { Deps } from './deps.ts';
import { JoinNetworkResolver } from './modules/members/join-network.resolver.ts';
import { NetworkResolver } from './modules/networks/network.resolver.ts';

type ResolverClass = new (deps: Deps) => object;

/** Every resolver of the API, module by module. */
const classes = [
  // networks
  NetworkResolver,
  // members
  JoinNetworkResolver,
] as const satisfies readonly ResolverClass[];

export const resolverClasses: NonEmptyArray<ClassType<object>> = [...classes] as unknown as NonEmptyArray<
  ClassType<object>
>;

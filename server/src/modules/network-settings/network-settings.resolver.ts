import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext } from '../../graphql/context.ts';
import { NetworkSetting } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { isCoordinator, mayReadNetwork } from '../members/member-policy.ts';
import { loadMembershipsById } from '../members/membership-store.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { NetworkSettingChange, NetworkSettingChangeConnection, NetworkSettingEntry } from './setting.type.ts';
import { ruleOf } from './setting-rules.ts';
import {
  countSettingChanges,
  listSettingChanges,
  listWaitingChanges,
  readSettings,
} from './setting-store.ts';

@Resolver(() => Network)
export class NetworkSettingsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [NetworkSettingEntry], {
    description: 'The rules as they are in force. Coordinators and auditors (FORBIDDEN in errors otherwise).',
  })
  async settings(
    @Root() { row }: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly NetworkSettingEntry[]> {
    if (!mayReadNetwork(await viewerMembership(context, row.id))) throw forbidden();
    const { prisma } = this.deps.database;
    const [current, waiting] = await Promise.all([
      readSettings(prisma, row.id),
      listWaitingChanges(prisma, row.id),
    ]);
    return Object.values(NetworkSetting).map(
      (setting) =>
        new NetworkSettingEntry(
          setting,
          current.values[setting],
          ruleOf(setting, current),
          waiting.find((change) => change.setting === setting) ?? null,
        ),
    );
  }

  @FieldResolver(() => NetworkSettingChangeConnection, {
    description:
      'Every change of the rules, the newest first. Coordinators and auditors (FORBIDDEN in errors otherwise).',
  })
  async settingChanges(
    @Root() { row }: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<NetworkSettingChange>> {
    if (!mayReadNetwork(await viewerMembership(context, row.id))) throw forbidden();
    const page = readPage(args, isIdKey);
    const { database } = this.deps;
    const beforeId = page.after?.[0] ?? null;
    const rows = await listSettingChanges(database, { networkId: row.id, limit: page.limit, beforeId });
    return toConnection(rows, page, {
      toNode: (change) => new NetworkSettingChange(change),
      keyOf: (change) => [change.id],
      countAll: () => countSettingChanges(database, row.id),
    });
  }
}

@Resolver(() => NetworkSettingChange)
export class NetworkSettingChangeResolver {
  @FieldResolver(() => String, { description: 'Who made or proposed it.' })
  async changedBy(@Root() { row }: NetworkSettingChange, @Ctx() context: GraphqlContext): Promise<string> {
    return (await context.loaders.load(loadMembershipsById, row.changedBy))?.displayName ?? '';
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who confirmed or withdrew a proposal.' })
  async decidedBy(
    @Root() { row }: NetworkSettingChange,
    @Ctx() context: GraphqlContext,
  ): Promise<string | null> {
    if (row.decidedBy === null) return null;
    return (await context.loaders.load(loadMembershipsById, row.decidedBy))?.displayName ?? null;
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the viewer coordinates, it waits, and another proposed it.',
  })
  async viewerCanConfirm(
    @Root() { row }: NetworkSettingChange,
    @Ctx() context: GraphqlContext,
  ): Promise<boolean> {
    const membership = await viewerMembership(context, row.networkId);
    return row.state === 'PROPOSED' && isCoordinator(membership) && membership.id !== row.changedBy;
  }
}

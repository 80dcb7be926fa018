import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { inLanguage } from '../../graphql/language.ts';
import type { Database } from '../../platform/postgres.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { maySeeStaff } from '../merchants/merchant-policy.ts';
import { MerchantStaff } from '../merchants/merchant-staff.type.ts';
import { loadMerchantsById } from '../merchants/merchant-store.ts';
import { viewerPlace } from '../merchants/viewer-place.ts';
import { CounterDevice, CounterPerson, CounterSession, CounterShop } from './counter-device.type.ts';
import { findDevice, loadDevicesByMerchant, loadLiveSessions } from './device-store.ts';
import { loadCounterPeople, loadPinnedPlaces } from './pin-store.ts';

/** What the lock screen shows, and what the owner sees of the devices. */
@Resolver(() => CounterDevice)
export class CounterDeviceResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Query(() => CounterDevice, {
    nullable: true,
    description:
      'The device that asks, when it is paired as the counter of a shop; null for everything else.',
  })
  async counterDevice(@Ctx() context: GraphqlContext): Promise<CounterDevice | null> {
    if (context.device === null) return null;
    const row = await findDevice(this.deps.database.prisma, context.device.id);
    return row === null ? null : new CounterDevice(row);
  }

  @FieldResolver(() => CounterShop, { description: 'Whose counter it is.' })
  async shop(@Root() { row }: CounterDevice, @Ctx() context: GraphqlContext): Promise<CounterShop> {
    const merchant = await context.loaders.load(loadMerchantsById, row.merchantId);
    if (merchant === null) throw new Error('a device without its shop');
    return new CounterShop(merchant.id, inLanguage(context.language, merchant.nameTh, merchant.nameEn));
  }

  @FieldResolver(() => [CounterPerson], { description: 'Who can open it, who came first first; at most 50.' })
  async people(
    @Root() { row }: CounterDevice,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CounterPerson[]> {
    const people = await context.loaders.load(loadCounterPeople, row.merchantId);
    return (people ?? []).map((person) => new CounterPerson(person));
  }

  @FieldResolver(() => CounterSession, {
    nullable: true,
    description: 'Who stands at it; null while it is locked.',
  })
  async session(
    @Root() { row }: CounterDevice,
    @Ctx() context: GraphqlContext,
  ): Promise<CounterSession | null> {
    const session = await context.loaders.load(loadLiveSessions, row.id);
    return session === null ? null : new CounterSession(session);
  }
}

@Resolver(() => Merchant)
export class MerchantCounterDevicesResolver {
  @FieldResolver(() => [CounterDevice], {
    nullable: true,
    description: 'The devices that are its counter, at most 20. Owner and manager only: null for others.',
  })
  async counterDevices(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly CounterDevice[] | null> {
    if (!maySeeStaff(await viewerPlace(context, row.id))) return null;
    const devices = await context.loaders.load(loadDevicesByMerchant, row.id);
    return (devices ?? []).map((device) => new CounterDevice(device));
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether the viewer has a number for the shared counter. Staff only: null for others.',
  })
  async viewerHasCounterPin(
    @Root() { row }: Merchant,
    @Ctx() context: GraphqlContext,
  ): Promise<boolean | null> {
    const place = await viewerPlace(context, row.id);
    if (place === null) return null;
    return (await context.loaders.load(loadPinnedPlaces, place.id)) ?? false;
  }
}

@Resolver(() => MerchantStaff)
export class MerchantStaffPinResolver {
  @FieldResolver(() => Boolean, { description: 'Whether they have a number for the shared counter.' })
  async hasCounterPin(@Root() { row }: MerchantStaff, @Ctx() context: GraphqlContext): Promise<boolean> {
    return (await context.loaders.load(loadPinnedPlaces, row.id)) ?? false;
  }
}

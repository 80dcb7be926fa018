import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { Language } from '../../graphql/language.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import type { Auth } from '../identity/auth.ts';
import { freshMerchant } from '../merchants/fresh-merchant.ts';
import { CounterDevice, CounterPairingError } from './counter-device.type.ts';
import {
  CreateCounterPairingInput,
  CreateCounterPairingResult,
  CreateCounterPairingSuccess,
  MakeCounterDeviceInput,
  MakeCounterDeviceResult,
  MakeCounterDeviceSuccess,
  PairCounterDeviceInput,
  PairCounterDeviceResult,
  PairCounterDeviceSuccess,
  RevokeCounterDeviceInput,
  RevokeCounterDeviceResult,
  RevokeCounterDeviceSuccess,
} from './counter-device-mutations.type.ts';
import { createCounterPairing } from './create-counter-pairing.ts';
import { loadDevicesByMerchant } from './device-store.ts';
import { makeCounterDevice } from './make-counter-device.ts';
import { pairCounterDevice } from './pair-counter-device.ts';
import { revokeCounterDevice } from './revoke-counter-device.ts';

const pairingTries = { name: 'pair-counter-device', points: 20, duration: 60 };

function full(language: Language): StateError {
  return new StateError(language, 'FULL', {
    th: 'ร้านนี้มีเครื่องหน้าร้านครบแล้ว เอาเครื่องที่ไม่ใช้ออกก่อน',
    en: 'This shop has as many counter devices as it may. Take one away first.',
  });
}

/** Tablets become a shop's counter, and are taken away from it. */
@Resolver()
export class CounterDevicesResolver {
  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly auth: Auth;
      readonly narrowLimits: NarrowLimits;
    },
  ) {}

  @Mutation(() => CreateCounterPairingResult, {
    description: 'Makes a code by which one tablet becomes the counter of an approved shop. Owners only.',
  })
  async createCounterPairing(
    @Arg('input', () => CreateCounterPairingInput, { description: 'Whose.' })
    input: CreateCounterPairingInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateCounterPairingResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const result = await createCounterPairing(this.deps, { userId, merchantId });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateCounterPairingSuccess(result.code, result.expiresAt);
      case 'FULL':
        return full(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => PairCounterDeviceResult, {
    description:
      'Makes the device that asks the counter of a shop, by a code of its owner. For anybody who has the code, 20 times a minute.',
  })
  async pairCounterDevice(
    @Arg('input', () => PairCounterDeviceInput, { description: 'The code, and a name.' })
    input: PairCounterDeviceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof PairCounterDeviceResult> {
    await this.deps.narrowLimits.count(pairingTries, context);
    const result = await pairCounterDevice(this.deps, input);
    switch (result.outcome) {
      case 'PAIRED':
        context.keepDevice(result.token);
        return new PairCounterDeviceSuccess(new CounterDevice(result.device));
      case 'NO_PAIRING':
        return new CounterPairingError(context.language);
      case 'FULL':
        return full(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => MakeCounterDeviceResult, {
    description:
      'Makes the device that asks the counter of a shop, and signs the person out of it. Owners only.',
  })
  async makeCounterDevice(
    @Arg('input', () => MakeCounterDeviceInput, { description: 'Whose counter, and a name.' })
    input: MakeCounterDeviceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof MakeCounterDeviceResult> {
    const { userId, sessionId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const { sessions } = this.deps.auth;
    const result = await makeCounterDevice(
      { database: this.deps.database, sessions },
      { userId, sessionId, merchantId, name: input.name },
    );
    switch (result.outcome) {
      case 'MADE':
        context.keepDevice(result.token);
        return new MakeCounterDeviceSuccess(new CounterDevice(result.device));
      case 'FULL':
        return full(context.language);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RevokeCounterDeviceResult, {
    description: 'Takes a device away from the counter, wherever it is. Owners only.',
  })
  async revokeCounterDevice(
    @Arg('input', () => RevokeCounterDeviceInput, { description: 'Which.' }) input: RevokeCounterDeviceInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RevokeCounterDeviceResult> {
    const { userId } = signedIn(context);
    const merchantId = fromGlobalId('merchant', input.merchantId);
    const deviceId = fromGlobalId('device', input.deviceId);
    const result = await revokeCounterDevice(this.deps, { userId, merchantId, deviceId });
    switch (result.outcome) {
      case 'REVOKED':
        context.loaders.clear(loadDevicesByMerchant, result.merchant.id);
        return new RevokeCounterDeviceSuccess(freshMerchant(context, result.merchant));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}

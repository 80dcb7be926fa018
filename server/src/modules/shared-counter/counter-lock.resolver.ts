import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import type { NarrowLimits } from '../../graphql/narrow-limits.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { freshMerchant } from '../merchants/fresh-merchant.ts';
import { CounterDevice, CounterPinError } from './counter-device.type.ts';
import {
  LockCounterInput,
  LockCounterResult,
  LockCounterSuccess,
  RemoveCounterPinInput,
  RemoveCounterPinResult,
  RemoveCounterPinSuccess,
  SetCounterPinInput,
  SetCounterPinResult,
  SetCounterPinSuccess,
  UnlockCounterInput,
  UnlockCounterResult,
  UnlockCounterSuccess,
} from './counter-device-mutations.type.ts';
import type { CounterPins } from './counter-pins.ts';
import { findDevice, loadLiveSessions } from './device-store.ts';
import { lockCounter } from './lock-counter.ts';
import { loadPinnedPlaces } from './pin-store.ts';
import { removeCounterPin, setCounterPin } from './set-counter-pin.ts';
import { unlockCounter } from './unlock-counter.ts';

/** Each takes a process some time to hash, and all who open a counter wait in that line: a new team in one sitting. */
const pinChoices = { name: 'set-counter-pin', points: 30, duration: 60 };

/** Who stands at the shared counter, and by which number. */
@Resolver()
export class CounterLockResolver {
  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly counterPins: CounterPins;
      readonly narrowLimits: NarrowLimits;
    },
  ) {}

  @Mutation(() => UnlockCounterResult, {
    description:
      'Opens the paired device that asks for somebody who works at its shop; who stood there before is out.',
  })
  async unlockCounter(
    @Arg('input', () => UnlockCounterInput, { description: 'Who, and their number.' })
    input: UnlockCounterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UnlockCounterResult> {
    const { language } = context;
    const deviceId = fromGlobalId('device', input.deviceId);
    const staffId = fromGlobalId('staff', input.staffId);
    const result = await unlockCounter(this.deps, {
      ...{ device: context.device, deviceId, staffId },
      pin: input.pin,
    });
    switch (result.outcome) {
      case 'UNLOCKED': {
        // Once a shift: it is a shop's counter for as long as it is used as one.
        if (context.device !== null) context.keepDevice(context.device.token);
        const device = await this.#asking(context);
        return device === null ? new ForbiddenError(language) : new UnlockCounterSuccess(device);
      }
      case 'WRONG_PIN':
      case 'PAUSE':
        return new CounterPinError(language, result.outcome, result.retryAfterMs);
      case 'NO_PIN':
        return new CounterPinError(language, result.outcome, 0);
      case 'FORBIDDEN':
        return new ForbiddenError(language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => LockCounterResult, { description: 'Locks the paired device that asks.' })
  async lockCounter(
    @Arg('input', () => LockCounterInput, { description: 'Which.' }) input: LockCounterInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof LockCounterResult> {
    const deviceId = fromGlobalId('device', input.deviceId);
    const { outcome } = await lockCounter(this.deps, { device: context.device, deviceId });
    switch (outcome) {
      case 'LOCKED': {
        const device = await this.#asking(context);
        return device === null ? new ForbiddenError(context.language) : new LockCounterSuccess(device);
      }
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return outcome satisfies never;
    }
  }

  @Mutation(() => SetCounterPinResult, {
    description:
      'Chooses the number that opens the shared counter: one’s own, or as an owner anybody’s at the shop; 30 times a minute.',
  })
  async setCounterPin(
    @Arg('input', () => SetCounterPinInput, { description: 'Whose, and which.' }) input: SetCounterPinInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof SetCounterPinResult> {
    const { userId } = signedIn(context);
    await this.deps.narrowLimits.count(pinChoices, context);
    const target = targetOf(input);
    if (target === null) return new ForbiddenError(context.language);
    const result = await setCounterPin(this.deps, { userId, ...target, pin: input.pin });
    switch (result.outcome) {
      case 'SET':
        if (target.staffId !== null) context.loaders.clear(loadPinnedPlaces, target.staffId);
        return new SetCounterPinSuccess(freshMerchant(context, result.merchant));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RemoveCounterPinResult, {
    description:
      'Takes a number away: one’s own, or as an owner anybody’s at the shop. Where they stand is locked.',
  })
  async removeCounterPin(
    @Arg('input', () => RemoveCounterPinInput, { description: 'Whose.' }) input: RemoveCounterPinInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RemoveCounterPinResult> {
    const { userId } = signedIn(context);
    const target = targetOf(input);
    if (target === null) return new ForbiddenError(context.language);
    const result = await removeCounterPin(this.deps, { userId, ...target });
    switch (result.outcome) {
      case 'REMOVED':
        if (target.staffId !== null) context.loaders.clear(loadPinnedPlaces, target.staffId);
        return new RemoveCounterPinSuccess(freshMerchant(context, result.merchant));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }

  /** Null when it was taken away meanwhile. */
  async #asking({ device, loaders }: GraphqlContext): Promise<CounterDevice | null> {
    const row = device === null ? null : await findDevice(this.deps.database.prisma, device.id);
    if (row === null) return null;
    loaders.clear(loadLiveSessions, row.id);
    return new CounterDevice(row);
  }
}

/** Null when the id of the place is none: it must not be taken for one's own. */
function targetOf(input: {
  readonly merchantId: string;
  readonly staffId?: string | null;
}): { readonly merchantId: string | null; readonly staffId: string | null } | null {
  const merchantId = fromGlobalId('merchant', input.merchantId);
  if (input.staffId === null || input.staffId === undefined) return { merchantId, staffId: null };
  const staffId = fromGlobalId('staff', input.staffId);
  return staffId === null ? null : { merchantId, staffId };
}

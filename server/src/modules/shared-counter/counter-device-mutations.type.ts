import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { Merchant } from '../merchants/merchant.type.ts';
import { CounterDevice, CounterPairingError, CounterPinError } from './counter-device.type.ts';

@InputType({ description: 'Whose counter a tablet is to be.' })
export class CreateCounterPairingInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;
}

@InputType({ description: 'A tablet that is to be a shop’s counter.' })
export class PairCounterDeviceInput {
  @Field(() => String, { description: 'As scanned or typed: case, spaces and dashes do not matter.' })
  readonly code!: string;

  @Field(() => String, { description: 'What people call the device: 1 to 40 characters.' })
  readonly name!: string;
}

@InputType({ description: 'The device in one’s hand is to be a shop’s counter.' })
export class MakeCounterDeviceInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => String, { description: 'What people call the device: 1 to 40 characters.' })
  readonly name!: string;
}

@InputType({ description: 'A device to take away from the counter.' })
export class RevokeCounterDeviceInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { description: 'CounterDevice.id.' })
  readonly deviceId!: string;
}

@InputType({ description: 'Who opens the counter.' })
export class UnlockCounterInput {
  @Field(() => ID, { description: 'The device that asks: counterDevice.id.' })
  readonly deviceId!: string;

  @Field(() => ID, { description: 'CounterPerson.staffId.' })
  readonly staffId!: string;

  @Field(() => String, { description: 'Their number.' })
  readonly pin!: string;
}

@InputType({ description: 'Which counter to lock.' })
export class LockCounterInput {
  @Field(() => ID, { description: 'The device that asks: counterDevice.id.' })
  readonly deviceId!: string;
}

@InputType({ description: 'A number for the shared counter.' })
export class SetCounterPinInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { nullable: true, description: 'Whose: MerchantStaff.id. One’s own when left out.' })
  readonly staffId?: string | null;

  @Field(() => String, { description: 'Four to six digits.' })
  readonly pin!: string;
}

@InputType({ description: 'A number to take away.' })
export class RemoveCounterPinInput {
  @Field(() => ID, { description: 'The shop.' })
  readonly merchantId!: string;

  @Field(() => ID, { nullable: true, description: 'Whose: MerchantStaff.id. One’s own when left out.' })
  readonly staffId?: string | null;
}

@ObjectType({ description: 'One tablet can be paired with this code.' })
export class CreateCounterPairingSuccess {
  @Field(() => String, {
    description:
      'To be typed, or scanned from `<your address>/counter-device?code=<code>`. An older one has ended.',
  })
  readonly code: string;

  @Field(() => Date, { description: 'Until when: ten minutes.' })
  readonly expiresAt: Date;

  constructor(code: string, expiresAt: Date) {
    this.code = code;
    this.expiresAt = expiresAt;
  }
}

@ObjectType({ description: 'The device is the shop’s counter, and locked; its credential came as a cookie.' })
export class PairCounterDeviceSuccess {
  @Field(() => CounterDevice, { description: 'As it is now.' })
  readonly device: CounterDevice;

  constructor(device: CounterDevice) {
    this.device = device;
  }
}

@ObjectType({
  description:
    'The device is the shop’s counter, and locked; its credential came as a cookie. The person is signed out of it.',
})
export class MakeCounterDeviceSuccess {
  @Field(() => CounterDevice, { description: 'As it is now.' })
  readonly device: CounterDevice;

  constructor(device: CounterDevice) {
    this.device = device;
  }
}

@ObjectType({ description: 'The device is no counter any more, and whoever stood at it is out.' })
export class RevokeCounterDeviceSuccess {
  @Field(() => Merchant, { description: 'The shop, with its devices.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

@ObjectType({ description: 'The counter is open.' })
export class UnlockCounterSuccess {
  @Field(() => CounterDevice, { description: 'With its session.' })
  readonly device: CounterDevice;

  constructor(device: CounterDevice) {
    this.device = device;
  }
}

@ObjectType({ description: 'The counter is locked.' })
export class LockCounterSuccess {
  @Field(() => CounterDevice, { description: 'Without a session.' })
  readonly device: CounterDevice;

  constructor(device: CounterDevice) {
    this.device = device;
  }
}

@ObjectType({ description: 'The number opens the counter from now on.' })
export class SetCounterPinSuccess {
  @Field(() => Merchant, { description: 'The shop, with its staff.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

@ObjectType({ description: 'The number opens nothing any more.' })
export class RemoveCounterPinSuccess {
  @Field(() => Merchant, { description: 'The shop, with its staff.' })
  readonly merchant: Merchant;

  constructor(merchant: Merchant) {
    this.merchant = merchant;
  }
}

export const CreateCounterPairingResult = createUnionType({
  name: 'CreateCounterPairingResult',
  description: 'What came of making a pairing code.',
  types: () => [CreateCounterPairingSuccess, ForbiddenError, StateError] as const,
});
export const PairCounterDeviceResult = createUnionType({
  name: 'PairCounterDeviceResult',
  description: 'What came of pairing a device.',
  types: () => [PairCounterDeviceSuccess, CounterPairingError, StateError, ValidationError] as const,
});
export const MakeCounterDeviceResult = createUnionType({
  name: 'MakeCounterDeviceResult',
  description: 'What came of making this device the counter.',
  types: () => [MakeCounterDeviceSuccess, ForbiddenError, StateError, ValidationError] as const,
});
export const RevokeCounterDeviceResult = createUnionType({
  name: 'RevokeCounterDeviceResult',
  description: 'What came of taking a device away.',
  types: () => [RevokeCounterDeviceSuccess, ForbiddenError] as const,
});
export const UnlockCounterResult = createUnionType({
  name: 'UnlockCounterResult',
  description: 'What came of typing a number.',
  types: () => [UnlockCounterSuccess, CounterPinError, ForbiddenError] as const,
});
export const LockCounterResult = createUnionType({
  name: 'LockCounterResult',
  description: 'What came of locking the counter.',
  types: () => [LockCounterSuccess, ForbiddenError] as const,
});
export const SetCounterPinResult = createUnionType({
  name: 'SetCounterPinResult',
  description: 'What came of choosing a number.',
  types: () => [SetCounterPinSuccess, ForbiddenError, ValidationError] as const,
});
export const RemoveCounterPinResult = createUnionType({
  name: 'RemoveCounterPinResult',
  description: 'What came of taking a number away.',
  types: () => [RemoveCounterPinSuccess, ForbiddenError] as const,
});

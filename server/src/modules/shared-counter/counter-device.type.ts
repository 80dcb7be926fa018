import { Field, ID, Int, ObjectType } from 'type-graphql';
import { toGlobalId } from '../../graphql/global-id.ts';
import type { Language } from '../../graphql/language.ts';
import { say, UserError } from '../../graphql/user-error.ts';
import type { CounterSessionRow, DeviceRow } from './device-store.ts';
import type { CounterPerson as PersonRow } from './pin-store.ts';
import { shownName } from './shown-name.ts';

/** Its shop, its people and its session are resolved beside: counter-device.resolver.ts. */
@ObjectType({ description: 'A tablet that is the counter of a shop, shared by all who work there.' })
export class CounterDevice {
  constructor(readonly row: DeviceRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('device', this.row.id);
  }

  @Field(() => String, { description: 'What people call it.' })
  get name(): string {
    return this.row.name;
  }

  @Field(() => Int, { description: 'It locks by itself when nothing was done for so many minutes.' })
  get lockAfterMinutes(): number {
    return this.row.lockAfterMinutes;
  }

  @Field(() => Date, { description: 'Since when.' })
  get pairedAt(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { description: 'When it last asked for anything, to five minutes.' })
  get lastSeenAt(): Date {
    return this.row.lastSeenAt;
  }
}

@ObjectType({ description: 'The shop whose counter a device is.' })
export class CounterShop {
  @Field(() => ID, { description: 'For the counter’s own operations.' })
  readonly merchantId: string;

  @Field(() => String, { description: 'What the shop is called.' })
  readonly name: string;

  constructor(merchantId: string, name: string) {
    this.merchantId = toGlobalId('merchant', merchantId);
    this.name = name;
  }
}

@ObjectType({ description: 'Somebody who can open the counter: the first name, and a letter of the last.' })
export class CounterPerson {
  constructor(private readonly row: PersonRow) {}

  @Field(() => ID, { description: 'For unlockCounter.' })
  get staffId(): string {
    return toGlobalId('staff', this.row.staffId);
  }

  @Field(() => String, { description: 'As customers may see it.' })
  get shownName(): string {
    return shownName(this.row.displayName);
  }
}

@ObjectType({ description: 'Somebody stands at the counter.' })
export class CounterSession {
  constructor(private readonly row: CounterSessionRow) {}

  @Field(() => ID, { description: 'Their place at the shop.' })
  get staffId(): string {
    return toGlobalId('staff', this.row.staffId);
  }

  @Field(() => String, { description: 'As customers may see it.' })
  get shownName(): string {
    return shownName(this.row.displayName);
  }

  @Field(() => Date, { description: 'When the counter locks by itself if nothing is done.' })
  get locksAt(): Date {
    return this.row.locksAt;
  }
}

@ObjectType({ implements: UserError, description: 'The number was wrong, or is not looked at yet.' })
export class CounterPinError extends UserError {
  @Field(() => Int, {
    description:
      'How long until the next try, in milliseconds; 0 when at once. It grows, to a quarter of an hour.',
  })
  readonly retryAfterMs: number;

  constructor(language: Language, problem: 'WRONG_PIN' | 'PAUSE' | 'NO_PIN', retryAfterMs: number) {
    super(problem, say(language, sayings[problem]));
    this.retryAfterMs = retryAfterMs;
  }
}

const sayings = {
  WRONG_PIN: { th: 'รหัสไม่ถูก ลองอีกครั้ง', en: 'That is not the number. Try again.' },
  PAUSE: {
    th: 'ลองผิดหลายครั้ง พักสักครู่แล้วลองใหม่ หรือให้เจ้าของร้านตั้งรหัสใหม่',
    en: 'Several wrong tries. Wait a little, or ask the owner for a new number.',
  },
  NO_PIN: {
    th: 'ยังไม่มีรหัสสำหรับคนนี้ ตั้งได้ในหน้า “คนในร้าน” ที่มือถือของตัวเอง',
    en: 'There is no number for this person yet. They choose one on their own phone.',
  },
} as const;

@ObjectType({ implements: UserError, description: 'There is no such pairing code, or it is over or used.' })
export class CounterPairingError extends UserError {
  constructor(language: Language) {
    super(
      'NO_PAIRING',
      say(language, {
        th: 'ไม่พบรหัสนี้ หรือหมดเวลาแล้ว ให้เจ้าของร้านกดขอรหัสใหม่',
        en: 'There is no such code, or it is over. Ask the owner to make a new one.',
      }),
    );
  }
}

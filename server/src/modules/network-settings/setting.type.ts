import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NetworkSetting, SettingChangeState } from '../../platform/generated/enums.ts';
import type { SettingRule } from './setting-rules.ts';
import type { SettingChangeRow } from './setting-store.ts';

registerEnumType(NetworkSetting, {
  name: 'NetworkSetting',
  description: 'A rule that the coordinators of a network set.',
  valuesConfig: {
    TRUSTED_OFFERS_LIVE: { description: 'Whether the offers of trusted shops go live at once.' },
    CASE_DUE_DAYS: { description: 'How many working days an application may wait.' },
    CHECKLIST_REQUIRED: { description: 'Whether a shop is approved only with every item ticked.' },
    ESCALATE_AFTER_HOURS: {
      description: 'After how many hours a waiting deed goes to the coordinators too.',
    },
    KEEP_DEED_PHOTOS: { description: 'Whether photos of deeds are kept after the decision.' },
    MAX_HOLD_DAYS: {
      description: 'How many days after an item was due held points come back by themselves.',
    },
    AWARD_SOLO_LIMIT_POINTS: { description: 'What one coordinator may award alone.' },
    EVENT_SOLO_LIMIT_POINTS: { description: 'What an event may give that one coordinator opens alone.' },
    SOLO_FUNDING_POINTS: { description: 'What coordinators may put into the fund in a month one by one.' },
    SOLO_CORRECTION_SATANG: {
      description:
        'By how much one coordinator may correct a settlement alone, in satang: NetworkSettlement.soloCorrectionSatang.',
    },
  },
});

registerEnumType(SettingChangeState, {
  name: 'SettingChangeState',
  description: 'Where a change of a setting stands.',
  valuesConfig: {
    PROPOSED: { description: 'Waits for a second coordinator.' },
    APPLIED: { description: 'Came into force.' },
    WITHDRAWN: { description: 'Taken back, or a newer one took its place.' },
  },
});

@ObjectType({ description: 'One change of a setting, for ever. A yes is 1, a no is 0.' })
export class NetworkSettingChange {
  constructor(readonly row: SettingChangeRow) {}

  @Field(() => ID, { description: 'Opaque.' })
  get id(): string {
    return toGlobalId('setting', this.row.id);
  }

  @Field(() => NetworkSetting, { description: 'Which rule.' })
  get setting(): NetworkSetting {
    return this.row.setting;
  }

  @Field(() => Int, { nullable: true, description: 'From what; null: it had never been set.' })
  get oldValue(): number | null {
    return this.row.oldValue;
  }

  @Field(() => Int, { description: 'To what.' })
  get newValue(): number {
    return this.row.newValue;
  }

  @Field(() => SettingChangeState, { description: 'Where it stands.' })
  get state(): SettingChangeState {
    return this.row.state;
  }

  @Field(() => Date, { description: 'When it was made or proposed.' })
  get at(): Date {
    return this.row.createdAt;
  }

  @Field(() => Date, { nullable: true, description: 'When a proposal was confirmed or withdrawn.' })
  get decidedAt(): Date | null {
    return this.row.decidedAt;
  }
}

export const NetworkSettingChangeConnection = createConnectionType(
  'NetworkSettingChange',
  () => NetworkSettingChange,
);

@ObjectType({ description: 'A rule of the network as it is in force. A yes is 1, a no is 0.' })
export class NetworkSettingEntry {
  @Field(() => NetworkSetting, { description: 'Which rule.' })
  readonly setting: NetworkSetting;

  @Field(() => Int, { description: 'What it is.' })
  readonly value: number;

  @Field(() => Boolean, { description: 'True for a yes or no.' })
  readonly isSwitch: boolean;

  @Field(() => Int, { description: 'The least that it can be.' })
  readonly minimum: number;

  @Field(() => Int, { description: 'The most that it can be.' })
  readonly maximum: number;

  @Field(() => NetworkSettingChange, {
    nullable: true,
    description: 'What waits for a second coordinator; null when nothing does.',
  })
  readonly waiting: NetworkSettingChange | null;

  constructor(setting: NetworkSetting, value: number, rule: SettingRule, waiting: SettingChangeRow | null) {
    this.setting = setting;
    this.value = value;
    this.isSwitch = rule.isSwitch;
    this.minimum = rule.minimum;
    this.maximum = rule.maximum;
    this.waiting = waiting === null ? null : new NetworkSettingChange(waiting);
  }
}

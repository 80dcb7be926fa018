import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DeliveryChannel, NoticeCadence } from '../../platform/generated/enums.ts';
import { NoticeGroup } from './notice-groups.ts';

registerEnumType(DeliveryChannel, {
  name: 'NoticeChannel',
  description: 'How a notice leaves the app. In the app it is always.',
  valuesConfig: {
    EMAIL: { description: 'To the confirmed address of the account.' },
    PUSH: { description: 'To the browsers that the person has allowed it on.' },
    LINE: { description: 'From the official account of the community, to who signs in with LINE.' },
  },
});

registerEnumType(NoticeCadence, {
  name: 'NoticeCadence',
  description: 'How often notices are sent.',
  valuesConfig: {
    OFF: { description: 'Never.' },
    AT_ONCE: { description: 'As they come; within quiet hours, at their end.' },
    DAILY: { description: "Together, at six in the evening by the person's clock." },
    WEEKLY: { description: 'Together, on Sunday at six in the evening.' },
  },
});

registerEnumType(NoticeGroup, {
  name: 'NoticeGroup',
  description: 'What notices are about, as people choose.',
  valuesConfig: {
    POINTS: { description: "The person's deeds and points." },
    VOUCHERS: { description: "The person's vouchers and what they have borrowed." },
    THANKS: { description: 'Thanks, gifts, and goals that were reached.' },
    PLACE: { description: "The person's place in a community, a household or a shop." },
    SHOP: { description: 'What was decided about a shop that the person runs.' },
    WORK: { description: 'What waits for a verifier or a coordinator.' },
  },
});

@ObjectType({ description: 'Whether one group is sent over one channel.' })
export class NoticeGroupChoice {
  @Field(() => NoticeGroup, { description: 'Which.' })
  readonly group: NoticeGroup;

  @Field(() => Boolean, { description: 'True when it is sent.' })
  readonly isWanted: boolean;

  constructor(group: NoticeGroup, isWanted: boolean) {
    this.group = group;
    this.isWanted = isWanted;
  }
}

@ObjectType({ description: 'One way out of the app, and what the person wants of it.' })
export class NoticeChannelSettings {
  @Field(() => DeliveryChannel, { description: 'Which.' })
  readonly channel!: DeliveryChannel;

  @Field(() => Boolean, { description: 'False where this server is not set up for it.' })
  readonly isAvailable!: boolean;

  @Field(() => Boolean, {
    description:
      'True when the person can be reached: a confirmed address, an allowed browser, a sign-in by LINE.',
  })
  readonly isReachable!: boolean;

  @Field(() => NoticeCadence, { description: 'How often.' })
  readonly cadence!: NoticeCadence;

  @Field(() => [NoticeGroupChoice], { description: 'All groups.' })
  readonly groups!: readonly NoticeGroupChoice[];
}

@ObjectType({ description: 'How and when the person is told of what happened.' })
export class NoticeSettings {
  @Field(() => String, {
    nullable: true,
    description: 'Their time zone, such as Asia/Bangkok; null: that of each network.',
  })
  readonly timeZone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'From when on nothing is sent, such as 21:00; null: there are no quiet hours.',
  })
  readonly quietFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Until when nothing is sent, such as 07:00.' })
  readonly quietUntil!: string | null;

  @Field(() => [NoticeChannelSettings], { description: 'All channels.' })
  readonly channels!: readonly NoticeChannelSettings[];

  @Field(() => Int, { description: 'On how many browsers the person has allowed notices.' })
  readonly pushCount!: number;

  @Field(() => String, {
    description: 'What a browser subscribes with: applicationServerKey of the Push API.',
  })
  readonly pushPublicKey!: string;

  @Field(() => Boolean, { description: 'True when the address of the account is confirmed.' })
  readonly isEmailConfirmed!: boolean;

  @Field(() => Boolean, { description: 'False for an account that has no address that receives anything.' })
  readonly canConfirmEmail!: boolean;
}

import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { type GraphqlContext, signedIn, unauthenticated } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import { ValidationError } from '../../graphql/user-error.ts';
import { DeliveryChannel, NoticeCadence } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { loadUsersById } from '../identity/user-store.ts';
import { Viewer } from '../identity/viewer.type.ts';
import type { Channel } from './channel.ts';
import { NoticeGroup, wants } from './notice-groups.ts';
import { NoticeGroupChoice, NoticeSettings } from './notice-settings.type.ts';
import { pushPublicKey } from './push-channel.ts';
import { canReach, loadReach } from './reach-store.ts';
import { loadSettings } from './setting-store.ts';
import { writeTimeOfDay } from './time-of-day.ts';
import { updateNoticeSettings } from './update-notice-settings.ts';

@InputType({ description: 'Hours in which nothing is sent.' })
class QuietHoursInput {
  @Field(() => Boolean, { description: 'False: none.' })
  readonly isOn!: boolean;

  @Field(() => String, { description: 'From when on, such as 21:00.' })
  readonly from!: string;

  @Field(() => String, { description: 'Until when, such as 07:00; the next day when it is earlier.' })
  readonly until!: string;
}

@InputType({ description: 'A wish about one group.' })
class NoticeGroupInput {
  @Field(() => NoticeGroup, { description: 'Which.' })
  readonly group!: NoticeGroup;

  @Field(() => Boolean, { description: 'True to have it sent.' })
  readonly isWanted!: boolean;
}

@InputType({ description: 'Wishes about one channel; what is left out or null stays.' })
class NoticeChannelInput {
  @Field(() => DeliveryChannel, { description: 'Which.' })
  readonly channel!: DeliveryChannel;

  @Field(() => NoticeCadence, { nullable: true, description: 'How often.' })
  readonly cadence?: NoticeCadence | null;

  @Field(() => [NoticeGroupInput], { nullable: true, description: 'What of; each at most once.' })
  readonly groups?: NoticeGroupInput[] | null;
}

@InputType({ description: 'What changes; what is left out or null stays.' })
class UpdateNoticeSettingsInput {
  @Field(() => String, { nullable: true, description: 'An IANA time zone, such as Asia/Bangkok.' })
  readonly timeZone?: string | null;

  @Field(() => QuietHoursInput, { nullable: true, description: 'When nothing is sent.' })
  readonly quietHours?: QuietHoursInput | null;

  @Field(() => [NoticeChannelInput], { nullable: true, description: 'Each channel at most once.' })
  readonly channels?: NoticeChannelInput[] | null;
}

@ObjectType({ description: 'The wishes are kept.' })
class UpdateNoticeSettingsSuccess {
  @Field(() => Viewer, { description: 'With the settings as they are now.' })
  readonly viewer: Viewer;

  constructor(viewer: Viewer) {
    this.viewer = viewer;
  }
}

const UpdateNoticeSettingsResult = createUnionType({
  name: 'UpdateNoticeSettingsResult',
  description: 'What came of changing the settings.',
  types: () => [UpdateNoticeSettingsSuccess, ValidationError] as const,
});

export interface NoticeSettingsDeps {
  readonly database: Database;
  readonly channels: ReadonlyMap<DeliveryChannel, Channel>;
}

@Resolver(() => Viewer)
export class NoticeSettingsResolver {
  constructor(private readonly deps: NoticeSettingsDeps) {}

  @FieldResolver(() => NoticeSettings, { description: 'How and when the person is told of what happened.' })
  async noticeSettings(@Root() viewer: Viewer): Promise<NoticeSettings> {
    const { database, channels } = this.deps;
    const userId = viewer.row.id;
    const [settings, reach, key] = await Promise.all([
      loadSettings(database.prisma, [userId]).then((found) => found.get(userId)),
      loadReach(database.prisma, [userId]).then((found) => found.get(userId)),
      pushPublicKey(database),
    ]);
    if (settings === undefined || reach === undefined) throw unauthenticated();
    const { quiet, choices, cadences, timeZone } = settings;
    return {
      timeZone,
      quietFrom: quiet === null ? null : writeTimeOfDay(quiet.fromMinute),
      quietUntil: quiet === null ? null : writeTimeOfDay(quiet.untilMinute),
      channels: Object.values(DeliveryChannel).map((channel) => ({
        channel,
        isAvailable: channels.has(channel),
        isReachable: canReach(reach, channel),
        cadence: cadences[channel],
        groups: Object.values(NoticeGroup).map(
          (group) => new NoticeGroupChoice(group, wants(choices, group, channel)),
        ),
      })),
      pushCount: reach.pushCount,
      pushPublicKey: key,
      isEmailConfirmed: reach.hasEmail,
      canConfirmEmail: reach.canHaveEmail && channels.has('EMAIL'),
    };
  }

  @Mutation(() => UpdateNoticeSettingsResult, {
    description: 'Changes how and when the caller is told of what happened.',
  })
  async updateNoticeSettings(
    @Arg('input', () => UpdateNoticeSettingsInput, { description: 'What changes.' })
    input: UpdateNoticeSettingsInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof UpdateNoticeSettingsResult> {
    const { userId } = signedIn(context);
    const channels = input.channels ?? [];
    refuseRepeated(channels.map(({ channel }) => channel));
    for (const { groups } of channels) refuseRepeated((groups ?? []).map(({ group }) => group));
    const result = await updateNoticeSettings(this.deps, {
      userId,
      timeZone: input.timeZone ?? null,
      quietHours: input.quietHours ?? null,
      channels: channels.map(({ channel, cadence, groups }) => ({
        ...{ channel, cadence: cadence ?? null, groups: groups ?? [] },
      })),
    });
    switch (result.outcome) {
      case 'UPDATED': {
        const user = await context.loaders.load(loadUsersById, userId);
        if (user === null) throw unauthenticated();
        return new UpdateNoticeSettingsSuccess(new Viewer(user));
      }
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      default:
        return result satisfies never;
    }
  }
}

function refuseRepeated(names: readonly string[]): void {
  if (new Set(names).size < names.length) throw badRequest('the same thing is asked for twice');
}

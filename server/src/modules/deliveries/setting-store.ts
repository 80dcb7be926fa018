import type { DeliveryChannel, NoticeCadence } from '../../platform/generated/enums.ts';
import type { Executor } from '../../platform/transaction.ts';
import type { QuietHours } from './when-to-send.ts';

export interface NoticeChoice {
  readonly group: string;
  readonly channel: DeliveryChannel;
  readonly isWanted: boolean;
}

export interface NoticeSettingsRow {
  /** Null: the network's. */
  readonly timeZone: string | null;
  readonly quiet: QuietHours | null;
  readonly cadences: Readonly<Record<DeliveryChannel, NoticeCadence>>;
  readonly choices: readonly NoticeChoice[];
}

/** What holds for somebody who has never chosen; as the columns' defaults say it. */
export const defaultSettings: NoticeSettingsRow = {
  timeZone: null,
  quiet: { fromMinute: 21 * 60, untilMinute: 7 * 60 },
  cadences: { EMAIL: 'DAILY', PUSH: 'AT_ONCE', LINE: 'DAILY' },
  choices: [],
};

/** How and when these people want to be told; everybody who was asked for is in the answer. */
export async function loadSettings(
  executor: Executor,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, NoticeSettingsRow>> {
  const ids = [...new Set(userIds)];
  const [settings, choices] = await Promise.all([
    executor.noticeSetting.findMany({ where: { userId: { in: ids } } }),
    executor.noticeChoice.findMany({ where: { userId: { in: ids } } }),
  ]);
  const settingOf = new Map(settings.map((row) => [row.userId, row]));
  const choicesOf = Map.groupBy(choices, (row) => row.userId);
  return new Map(
    ids.map((id) => {
      const row = settingOf.get(id);
      const chosen = (choicesOf.get(id) ?? []).map(({ groupCode: group, channel, isWanted }) => ({
        ...{ group, channel, isWanted },
      }));
      if (row === undefined) return [id, { ...defaultSettings, choices: chosen }];
      const { quietFromMinute: fromMinute, quietUntilMinute: untilMinute } = row;
      return [
        id,
        {
          timeZone: row.timeZone,
          quiet: fromMinute === null || untilMinute === null ? null : { fromMinute, untilMinute },
          cadences: { EMAIL: row.emailCadence, PUSH: row.pushCadence, LINE: row.lineCadence },
          choices: chosen,
        },
      ];
    }),
  );
}

export interface SettingsChange {
  readonly timeZone?: string;
  readonly quiet?: QuietHours | null;
  readonly cadences: Partial<Readonly<Record<DeliveryChannel, NoticeCadence>>>;
  readonly choices: readonly NoticeChoice[];
}

/** What is left out stays. Two changes at once to different things are both kept: each writes its own columns. */
export async function saveSettings(tx: Executor, userId: string, change: SettingsChange): Promise<void> {
  const { EMAIL, PUSH, LINE } = change.cadences;
  const columns = {
    ...(change.timeZone === undefined ? {} : { timeZone: change.timeZone }),
    ...(change.quiet === undefined
      ? {}
      : {
          quietFromMinute: change.quiet?.fromMinute ?? null,
          quietUntilMinute: change.quiet?.untilMinute ?? null,
        }),
    ...(EMAIL === undefined ? {} : { emailCadence: EMAIL }),
    ...(PUSH === undefined ? {} : { pushCadence: PUSH }),
    ...(LINE === undefined ? {} : { lineCadence: LINE }),
    updatedAt: new Date(),
  };
  await tx.noticeSetting.createMany({ data: [{ userId }], skipDuplicates: true });
  await tx.noticeSetting.updateMany({ where: { userId }, data: columns });
  for (const { group: groupCode, channel, isWanted } of change.choices) {
    await tx.$executeRaw`
      INSERT INTO notice_choice (user_id, group_code, channel, is_wanted)
      VALUES (${userId}::uuid, ${groupCode}, ${channel}::delivery_channel, ${isWanted})
      ON CONFLICT (user_id, group_code, channel) DO UPDATE SET is_wanted = excluded.is_wanted`;
  }
}

import type { FieldProblem } from '../../graphql/user-error.ts';
import type { DeliveryChannel, NoticeCadence } from '../../platform/generated/enums.ts';
import { isTimeZone } from '../../platform/local-time.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { NoticeGroup } from './notice-groups.ts';
import { type SettingsChange, saveSettings } from './setting-store.ts';
import { readTimeOfDay } from './time-of-day.ts';

export interface UpdateNoticeSettingsCommand {
  readonly userId: string;
  readonly timeZone: string | null;
  /** Null leaves them; `isOn: false` ends them. */
  readonly quietHours: { readonly isOn: boolean; readonly from: string; readonly until: string } | null;
  readonly channels: readonly {
    readonly channel: DeliveryChannel;
    readonly cadence: NoticeCadence | null;
    readonly groups: readonly { readonly group: NoticeGroup; readonly isWanted: boolean }[];
  }[];
}

export type UpdateNoticeSettingsOutcome =
  | { readonly outcome: 'UPDATED' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A person chooses how and when they are told. What is left out stays.
 *
 * - UPDATED.
 * - INVALID: no time of day, hours without an end, or no time zone.
 */
export async function updateNoticeSettings(
  deps: { readonly database: Database },
  command: UpdateNoticeSettingsCommand,
): Promise<UpdateNoticeSettingsOutcome> {
  const { timeZone, quietHours } = command;
  const quiet = quietHours === null ? undefined : readQuietHours(quietHours);
  const problems = [
    ...(timeZone === null || isTimeZone(timeZone) ? [] : [noZone]),
    ...(quiet === 'INVALID' ? [noHours] : []),
  ];
  if (problems.length > 0 || quiet === 'INVALID') return { outcome: 'INVALID', problems };
  const change: SettingsChange = {
    ...(timeZone === null ? {} : { timeZone }),
    ...(quiet === undefined ? {} : { quiet }),
    cadences: Object.fromEntries(
      command.channels.flatMap(({ channel, cadence }) => (cadence === null ? [] : [[channel, cadence]])),
    ),
    choices: command.channels.flatMap(({ channel, groups }) =>
      groups.map(({ group, isWanted }) => ({ group, channel, isWanted })),
    ),
  };
  await inTransaction(deps.database, (tx) => saveSettings(tx, command.userId, change));
  return { outcome: 'UPDATED' };
}

function readQuietHours(hours: {
  readonly isOn: boolean;
  readonly from: string;
  readonly until: string;
}): { fromMinute: number; untilMinute: number } | null | 'INVALID' {
  if (!hours.isOn) return null;
  const [fromMinute, untilMinute] = [readTimeOfDay(hours.from), readTimeOfDay(hours.until)];
  if (fromMinute === null || untilMinute === null || fromMinute === untilMinute) return 'INVALID';
  return { fromMinute, untilMinute };
}

const noZone: FieldProblem = {
  path: ['timeZone'],
  message: { th: 'ไม่รู้จักเขตเวลานี้', en: 'This is no time zone.' },
};

const noHours: FieldProblem = {
  path: ['quietHours'],
  message: {
    th: 'กรุณาเลือกเวลาเริ่มและเวลาสิ้นสุดที่ต่างกัน',
    en: 'Please choose when they begin and when they end, not the same time.',
  },
};

import type { FieldProblem } from '../../graphql/user-error.ts';
import type { NetworkSetting } from '../../platform/generated/enums.ts';
import { newId } from '../../platform/ids.ts';
import type { Database } from '../../platform/postgres.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { coordinatorUserIds, findMembership } from '../members/membership-store.ts';
import { notify } from '../notifications/notify.ts';
import { ruleOf, settingInWords } from './setting-rules.ts';
import { readSettings, writeSetting } from './setting-store.ts';

export type ChangeNetworkSettingOutcome =
  | { readonly outcome: 'APPLIED' | 'PROPOSED'; readonly networkId: string }
  | { readonly outcome: 'FORBIDDEN' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A coordinator sets one of the network's rules. Each change is written down with who, when, and from what to what.
 *
 * - APPLIED: it is in force; also when it was so already, and then nothing is written.
 * - PROPOSED: it loosens a rule that wants two people, and there are two: another coordinator, who is told, has to agree.
 *   It takes the place of what waited for this setting.
 * - INVALID: beyond what the setting allows.
 * - FORBIDDEN: not a coordinator of the network, or there is no such network.
 */
export async function changeNetworkSetting(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly networkId: string | null;
    readonly setting: NetworkSetting;
    readonly value: number;
  },
): Promise<ChangeNetworkSettingOutcome> {
  const { userId, networkId, setting, value } = command;
  if (networkId === null) return { outcome: 'FORBIDDEN' };
  return inTransaction(deps.database, async (tx) => {
    const coordinator = await findMembership(tx, networkId, userId);
    if (!isCoordinator(coordinator)) return { outcome: 'FORBIDDEN' };
    const { minimum, maximum } = ruleOf(setting, await readSettings(tx, networkId));
    if (value < minimum || value > maximum) {
      return { outcome: 'INVALID', problems: [outOfRange(setting, minimum, maximum)] };
    }
    const change = { id: newId(), networkId, setting, value, changedBy: coordinator.id };
    const status = await writeSetting(tx, change);
    if (status !== 'PROPOSED') return { outcome: 'APPLIED', networkId };
    const userIds = (await coordinatorUserIds(tx, networkId)).filter((id) => id !== userId);
    await notify(tx, {
      ...{ networkId, userIds, kind: 'SETTING_PROPOSED' },
      parameters: { setting, value: String(value), name: coordinator.displayName },
    });
    return { outcome: 'PROPOSED', networkId };
  });
}

function outOfRange(setting: NetworkSetting, minimum: number, maximum: number): FieldProblem {
  const [least, most] = [settingInWords(setting, minimum), settingInWords(setting, maximum)];
  return {
    path: ['value'],
    message: { th: `ตั้งได้ตั้งแต่ ${least.th} ถึง ${most.th}`, en: `It can be ${least.en} to ${most.en}.` },
  };
}

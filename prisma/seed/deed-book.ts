import type pg from 'pg';
import { capPeriodStart } from '../../server/src/modules/deeds/cap-period.ts';
import type { CapPeriod, DeedPrivacy, NetworkRole } from '../../server/src/platform/generated/enums.ts';
import { idAt } from './id-at.ts';
import { indicatorOfDeed } from './nong-sarai/deed-indicators.ts';
import type { AwardEvent } from './nong-sarai/types.ts';
import { DAY_MS, HOUR_MS, startOfVillageDay, villageDay } from './nong-sarai/village-time.ts';

/** A rule of the village's catalogue, as the deeds of the history need it. */
export interface SeedRule {
  readonly id: string;
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  readonly points: number;
  readonly capCount: number;
  readonly capPeriod: CapPeriod;
  readonly verifiersNeeded: number;
  readonly verifiedBy: NetworkRole;
  readonly privacy: DeedPrivacy;
}

/** A deed of the history that counts under its rule. */
export interface SeedDeed {
  readonly id: string;
  readonly rule: SeedRule;
  readonly memberKey: string;
  readonly claimedAt: Date;
  /** 2026-11-26. */
  readonly doneOn: string;
  readonly capStart: string;
  readonly note: string | null;
  /** Null while it waits. */
  readonly credit: { readonly at: Date; readonly byKey: string } | null;
  /** Asked by somebody, and not answered yet. */
  readonly question: { readonly text: string; readonly byKey: string; readonly at: Date } | null;
}

export type SeedRules = ReadonlyMap<string, SeedRule>;

/** The rules in force, by code. */
export async function readRules(client: pg.Client, networkId: string): Promise<SeedRules> {
  const { rows } = await client.query<SeedRule>(
    `SELECT indicator.id, code, indicator.name_th AS "nameTh", indicator.name_en AS "nameEn", points,
       cap_count AS "capCount", cap_period AS "capPeriod", verifiers_needed AS "verifiersNeeded",
       verified_by AS "verifiedBy", privacy
     FROM indicator JOIN catalogue_version version ON version.id = indicator.version_id
     WHERE indicator.network_id = $1 AND version.state = 'ADOPTED'`,
    [networkId],
  );
  return new Map(rows.map((rule) => [rule.code, rule]));
}

/** What is used of the caps of a village, as claim_deeds would count it. */
export class DeedBook {
  readonly #used = new Map<string, number>();

  constructor(private readonly rules: SeedRules) {}

  /** The deed that an award of the history was for; null where no rule fits, or the cap of the period is full. */
  credited(event: AwardEvent): SeedDeed | null {
    const rule = this.rules.get(indicatorOfDeed[event.deedKey] ?? '');
    if (rule === undefined || rule.points !== event.points || rule.verifiersNeeded > 1) return null;
    return this.#take(rule, {
      memberKey: event.memberKey,
      claimedAt: new Date(event.at.getTime() - HOUR_MS),
      note: null,
      credit: { at: event.at, byKey: event.byKey },
      question: null,
    });
  }

  /** A deed that waits for somebody; null as above. */
  waiting(
    code: string,
    facts: Pick<SeedDeed, 'memberKey' | 'claimedAt' | 'note' | 'question'>,
  ): SeedDeed | null {
    const rule = this.rules.get(code);
    return rule === undefined ? null : this.#take(rule, { ...facts, credit: null });
  }

  #take(
    rule: SeedRule,
    facts: Pick<SeedDeed, 'memberKey' | 'claimedAt' | 'note' | 'credit' | 'question'>,
  ): SeedDeed | null {
    const doneOn = dayText(facts.claimedAt);
    const capStart = capPeriodStart(rule.capPeriod, doneOn);
    const share = `${facts.memberKey}|${rule.code}|${capStart}`;
    const used = this.#used.get(share) ?? 0;
    if (used >= rule.capCount) return null;
    this.#used.set(share, used + 1);
    return { id: idAt(facts.claimedAt), rule, doneOn, capStart, ...facts };
  }
}

/** The village's day, as ISO 8601 writes it. */
function dayText(at: Date): string {
  // Noon of the village is morning of the same day in UTC.
  const noon = startOfVillageDay(villageDay(at)).getTime() + DAY_MS / 2;
  return new Date(noon).toISOString().slice(0, 10);
}

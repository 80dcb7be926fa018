import { TypeID } from 'typeid-js';
import { v7 } from 'uuid';
import type { Network } from './network.ts';

/** The rule of one indicator, as a test wants it; what it does not name is easy-going. */
export interface IndicatorRule {
  readonly points?: number;
  readonly capCount?: number;
  readonly capPeriod?: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';
  readonly evidence?: 'NONE' | 'NOTE' | 'PHOTO' | 'CODE';
  readonly verifiersNeeded?: number;
  readonly verifiedBy?: 'VERIFIER' | 'COORDINATOR';
  readonly privacy?: 'OPEN' | 'MEMBERS' | 'SENSITIVE';
  readonly virtues?: readonly string[];
  readonly nameTh?: string;
  readonly nameEn?: string;
}

export interface Indicator {
  readonly uuid: string;
  /** The global id. */
  readonly id: string;
  readonly code: string;
}

/**
 * Puts a catalogue of one category and one deed in force, past the API: an indicator for each rule, by its code.
 * A network has one catalogue for each day: give another `effectiveFrom` (YYYY-MM-DD) for a later one.
 */
export async function adoptCatalogue<Code extends string>(
  network: Network,
  rules: Readonly<Record<Code, IndicatorRule>>,
  effectiveFrom = '2020-01-01',
): Promise<Record<Code, Indicator>> {
  const { pool } = network.world;
  const versionId = v7();
  const coordinator = TypeID.fromString(network.coordinator.membershipId).toUUID();
  await pool.query(
    `INSERT INTO virtue (network_id, code, name_th, name_en) VALUES ($1, 'VOLUNTEERING', 'จิตอาสา', 'Volunteering')
      ON CONFLICT DO NOTHING`,
    [network.uuid],
  );
  await pool.query(
    `INSERT INTO catalogue_version (id, network_id, number, created_by)
      SELECT $1, $2, 1 + count(*), $3 FROM catalogue_version WHERE network_id = $2`,
    [versionId, network.uuid, coordinator],
  );
  await pool.query(
    `INSERT INTO deed_category (version_id, network_id, code, name_th, name_en) VALUES ($1, $2, 'COMMUNITY', 'ชุมชน', 'Community')`,
    [versionId, network.uuid],
  );
  await pool.query(
    `INSERT INTO deed (version_id, network_id, code, category_code, name_th, name_en)
      VALUES ($1, $2, 'SHARED_WORK', 'COMMUNITY', 'ช่วยงานส่วนรวม', 'Shared work')`,
    [versionId, network.uuid],
  );
  const made: Partial<Record<Code, Indicator>> = {};
  for (const [code, rule] of Object.entries<IndicatorRule>(rules)) {
    const uuid = v7();
    await pool.query(
      `INSERT INTO indicator (id, version_id, network_id, code, deed_code, name_th, name_en, points, cap_count, cap_period,
          evidence, verifiers_needed, verified_by, virtues, privacy)
        VALUES ($1, $2, $3, $4, 'SHARED_WORK', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[uuid, versionId, network.uuid, code],
        ...[rule.nameTh ?? `กวาดลานวัด ${code}`, rule.nameEn ?? `Swept the yard ${code}`],
        ...[rule.points ?? 10, rule.capCount ?? 100, rule.capPeriod ?? 'MONTH', rule.evidence ?? 'NONE'],
        ...[rule.verifiersNeeded ?? 1, rule.verifiedBy ?? 'VERIFIER'],
        ...[rule.virtues ?? ['VOLUNTEERING'], rule.privacy ?? 'MEMBERS'],
      ],
    );
    made[code as Code] = { uuid, id: TypeID.fromUUID('indicator', uuid).toString(), code };
  }
  await pool.query(
    `UPDATE catalogue_version SET state = 'ADOPTED', effective_from = $2, adopted_by = $3, adopted_at = now() WHERE id = $1`,
    [versionId, effectiveFrom, coordinator],
  );
  return made as Record<Code, Indicator>;
}

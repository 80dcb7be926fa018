import type { Database } from '../../platform/postgres.ts';
import { catalogueLimits, type IndicatorContent } from './catalogue-content.ts';
import { inBoth, indicatorProblems, sizeProblems, textsOf } from './catalogue-rules.ts';
import { indicatorContentOf } from './content-rows.ts';
import { readRules, upsertIndicator } from './draft-store.ts';
import { type DraftCommand, type EditDraftOutcome, editDraft } from './edit-draft.ts';
import type { IndicatorRow } from './indicator-store.ts';
import { isSame, placeOf, placeProblems } from './place-in-draft.ts';
import { refusedTopics } from './refused-topics.ts';
import { listVirtues } from './virtue-store.ts';

export interface PutIndicatorCommand extends DraftCommand {
  readonly deedCode: string;
  readonly rule: IndicatorContent;
  /** Null: where it is, or at the end. */
  readonly position: number | null;
}

const noDeed = {
  path: ['deedCode'],
  message: { th: 'ร่างนี้ไม่มีความดีนี้', en: 'The draft has no such deed.' },
};

/** Adds an indicator to a deed of a draft, or changes the one of this code. Outcomes: see {@link EditDraftOutcome}. */
export function putIndicator(
  deps: { readonly database: Database },
  command: PutIndicatorCommand,
): Promise<EditDraftOutcome> {
  return editDraft(deps, command, async (tx, draft) => {
    const { deeds, indicators } = await readRules(tx, draft.id);
    const virtues = await listVirtues(tx, draft.networkId);
    const present = indicators.find(({ code }) => code === command.rule.code);
    const rule = { ...command.rule, name: inBoth(command.rule.name) };
    const indicator = {
      ...rule,
      deedCode: command.deedCode,
      position: placeOf(command.position, present, indicators),
      origin: originOf(present, rule),
    };
    return {
      problems: [
        ...indicatorProblems([], command.rule, namable(virtues, present)),
        ...placeProblems(command.position),
        ...(deeds.some(({ code }) => code === command.deedCode) ? [] : [noDeed]),
        ...sizeProblems([], indicators.length + (present === undefined ? 1 : 0), catalogueLimits.indicators),
      ],
      findings: refusedTopics(textsOf([], command.rule)),
      write:
        present !== undefined && isSame(placedContentOf(present), indicator)
          ? null
          : () => upsertIndicator(tx, draft, indicator),
    };
  });
}

/** What an indicator may name: the virtues in use, and what it named before one of them was retired. */
function namable(
  virtues: readonly { readonly code: string; readonly retiredAt: Date | null }[],
  present: IndicatorRow | undefined,
): ReadonlySet<string> {
  const inUse = virtues.filter(({ retiredAt }) => retiredAt === null).map(({ code }) => code);
  return new Set([...inUse, ...(present?.virtues ?? [])]);
}

/** Other points or caps leave it what it was; in other words it is the network's own. */
function originOf(present: IndicatorRow | undefined, { name }: IndicatorContent): IndicatorRow['origin'] {
  return present !== undefined && present.nameTh === name.th && present.nameEn === name.en
    ? present.origin
    : 'OWN';
}

function placedContentOf(row: IndicatorRow) {
  const { deedCode, position, origin } = row;
  return { ...indicatorContentOf(row), deedCode, position, origin };
}

import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { Database } from '../../platform/postgres.ts';
import { catalogueLimits } from './catalogue-content.ts';
import { deedProblems, inBoth, sizeProblems, textsOf } from './catalogue-rules.ts';
import { picturedOf } from './content-rows.ts';
import { readRules, upsertDeed } from './draft-store.ts';
import { type DraftCommand, type EditDraftOutcome, editDraft } from './edit-draft.ts';
import { isSame, placeOf, placeProblems } from './place-in-draft.ts';
import { refusedTopics } from './refused-topics.ts';

export interface PutCatalogueDeedCommand extends DraftCommand {
  readonly categoryCode: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly pictureKey: string | null;
  /** Null: where it is, or at the end. */
  readonly position: number | null;
}

const noCategory = {
  path: ['categoryCode'],
  message: { th: 'ร่างนี้ไม่มีหมวดนี้', en: 'The draft has no such category.' },
};

/** Adds a deed to a category of a draft, or changes the one of this code. Outcomes: see {@link EditDraftOutcome}. */
export function putCatalogueDeed(
  deps: { readonly database: Database },
  command: PutCatalogueDeedCommand,
): Promise<EditDraftOutcome> {
  return editDraft(deps, command, async (tx, draft) => {
    const { categories, deeds } = await readRules(tx, draft.id);
    const present = deeds.find(({ code }) => code === command.code);
    const deed = {
      ...{ code: command.code, name: inBoth(command.name), pictureKey: command.pictureKey },
      categoryCode: command.categoryCode,
      position: placeOf(command.position, present, deeds),
    };
    const isThere =
      present !== undefined &&
      isSame(
        { ...picturedOf(present), categoryCode: present.categoryCode, position: present.position },
        deed,
      );
    return {
      problems: [
        ...deedProblems([], command),
        ...placeProblems(command.position),
        ...(categories.some(({ code }) => code === command.categoryCode) ? [] : [noCategory]),
        ...sizeProblems([], deeds.length + (present === undefined ? 1 : 0), catalogueLimits.deeds),
      ],
      findings: refusedTopics(textsOf([], command)),
      write: isThere ? null : () => upsertDeed(tx, draft, deed),
    };
  });
}

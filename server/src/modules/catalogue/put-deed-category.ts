import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { Database } from '../../platform/postgres.ts';
import { catalogueLimits } from './catalogue-content.ts';
import { categoryProblems, inBoth, sizeProblems, textsOf } from './catalogue-rules.ts';
import { picturedOf } from './content-rows.ts';
import { readRules, upsertCategory } from './draft-store.ts';
import { type DraftCommand, type EditDraftOutcome, editDraft } from './edit-draft.ts';
import { isSame, placeOf, placeProblems } from './place-in-draft.ts';
import { refusedTopics } from './refused-topics.ts';

export interface PutDeedCategoryCommand extends DraftCommand {
  readonly code: string;
  readonly name: LocalizedText;
  readonly pictureKey: string | null;
  /** Null: where it is, or at the end. */
  readonly position: number | null;
}

/** Adds a category to a draft, or changes the one of this code. Outcomes: see {@link EditDraftOutcome}. */
export function putDeedCategory(
  deps: { readonly database: Database },
  command: PutDeedCategoryCommand,
): Promise<EditDraftOutcome> {
  return editDraft(deps, command, async (tx, draft) => {
    const { categories } = await readRules(tx, draft.id);
    const present = categories.find(({ code }) => code === command.code);
    const category = {
      ...{ code: command.code, name: inBoth(command.name), pictureKey: command.pictureKey },
      position: placeOf(command.position, present, categories),
    };
    const isThere =
      present !== undefined && isSame({ ...picturedOf(present), position: present.position }, category);
    return {
      problems: [
        ...categoryProblems([], command),
        ...placeProblems(command.position),
        ...sizeProblems([], categories.length + (present === undefined ? 1 : 0), catalogueLimits.categories),
      ],
      findings: refusedTopics(textsOf([], command)),
      write: isThere ? null : () => upsertCategory(tx, draft, category),
    };
  });
}

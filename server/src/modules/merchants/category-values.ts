import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import { localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { pictureKeyProblems } from '../pictures/picture-key.ts';
import type { CategoryChange } from './category-store.ts';
import { singleLine } from './merchant-input.ts';

/** As it came; what is left out stays as it is. */
export interface CategoryInput {
  readonly name?: { readonly th?: string | null; readonly en?: string | null } | null | undefined;
  readonly pictureKey?: string | null | undefined;
}

const nameLimit = 60;

/** What the input says about a kind of shop, tidied, and everything that is wrong with it. */
export function readCategoryInput({ name, pictureKey }: CategoryInput): {
  readonly change: CategoryChange;
  readonly problems: readonly FieldProblem[];
} {
  const texts = name == null ? null : localizedText(name);
  const tidy = texts && { th: singleLine(texts.th), en: singleLine(texts.en) };
  return {
    change: {
      ...(tidy === null ? {} : { nameTh: tidy.th, nameEn: tidy.en }),
      ...(pictureKey === undefined ? {} : { pictureKey }),
    },
    problems: [
      ...(tidy === null
        ? []
        : localizedTextProblems(['name'], tidy, { isRequired: true, maximumLength: nameLimit })),
      ...pictureKeyProblems(pictureKey),
    ],
  };
}

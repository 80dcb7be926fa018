import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { CatalogueChangedError, RefusedTopicError } from './catalogue-errors.type.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';
import type { DraftRefusal, EditDraftOutcome } from './edit-draft.ts';

@ObjectType({ description: 'The draft is as it was wished.' })
export class CatalogueEditSuccess {
  @Field(() => CatalogueVersion, { description: 'The draft right after, with its new revision.' })
  readonly draft: CatalogueVersion;

  @Field(() => Boolean, { description: 'True when the draft said it already: nothing was written.' })
  readonly replayed: boolean;

  constructor(draft: CatalogueVersion, replayed: boolean) {
    this.draft = draft;
    this.replayed = replayed;
  }
}

export const CatalogueEditResult = createUnionType({
  name: 'CatalogueEditResult',
  description: 'What came of a change of a draft. Whatever is refused has changed nothing.',
  types: () =>
    [
      CatalogueEditSuccess,
      ValidationError,
      RefusedTopicError,
      CatalogueChangedError,
      StateError,
      ForbiddenError,
    ] as const,
});

export function editResult(language: Language, result: EditDraftOutcome): typeof CatalogueEditResult {
  return result.outcome === 'EDITED'
    ? new CatalogueEditSuccess(new CatalogueVersion(result.draft), result.replayed)
    : draftRefusal(language, result);
}

export function draftRefusal(
  language: Language,
  refusal: DraftRefusal,
): ValidationError | RefusedTopicError | CatalogueChangedError | StateError | ForbiddenError {
  switch (refusal.outcome) {
    case 'FORBIDDEN':
      return new ForbiddenError(language);
    case 'NOT_A_DRAFT':
      return new StateError(language, refusal.state, {
        th: 'ร่างนี้ประกาศใช้หรือยกเลิกไปแล้ว แก้ไม่ได้แล้ว',
        en: 'This draft was adopted or discarded, and does not change any more.',
      });
    case 'CHANGED_MEANWHILE':
      return new CatalogueChangedError(language, refusal.revision);
    case 'INVALID':
      return new ValidationError(language, refusal.problems);
    case 'REFUSED_TOPIC':
      return new RefusedTopicError(language, refusal.findings);
    default:
      return refusal satisfies never;
  }
}

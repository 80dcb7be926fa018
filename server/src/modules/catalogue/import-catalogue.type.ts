import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import {
  AlreadyExistsError,
  ForbiddenError,
  IdempotencyConflictError,
  ValidationError,
} from '../../graphql/user-error.ts';
import { CatalogueChangedError, RefusedTopicError } from './catalogue-errors.type.ts';
import { CatalogueVersion } from './catalogue-version.type.ts';
import type { ImportCatalogueTemplateOutcome } from './import-catalogue-template.ts';

@ObjectType({ description: 'The template is in the draft.' })
export class ImportCatalogueTemplateSuccess {
  @Field(() => CatalogueVersion, { description: 'The draft right after.' })
  readonly draft: CatalogueVersion;

  @Field(() => Boolean, { description: 'True when it was there already: nothing was written.' })
  readonly replayed: boolean;

  constructor(draft: CatalogueVersion, replayed: boolean) {
    this.draft = draft;
    this.replayed = replayed;
  }
}

export const ImportCatalogueTemplateResult = createUnionType({
  name: 'ImportCatalogueTemplateResult',
  description: 'What came of an import. Whatever is refused has written nothing.',
  types: () =>
    [
      ImportCatalogueTemplateSuccess,
      ValidationError,
      RefusedTopicError,
      AlreadyExistsError,
      CatalogueChangedError,
      ForbiddenError,
      IdempotencyConflictError,
    ] as const,
});

/** The same for GraphQL and for the upload. */
export function importResult(
  language: Language,
  result: ImportCatalogueTemplateOutcome,
): typeof ImportCatalogueTemplateResult {
  switch (result.outcome) {
    case 'IMPORTED':
      return new ImportCatalogueTemplateSuccess(new CatalogueVersion(result.draft), result.replayed);
    case 'FORBIDDEN':
      return new ForbiddenError(language);
    case 'DRAFT_EXISTS':
      return new AlreadyExistsError(language, {
        th: 'มีร่างอยู่แล้ว ถ้าจะแทนที่ร่างนั้น ให้บอกว่าแทนที่',
        en: 'There is a draft already. Say that it is to be replaced, or discard it first.',
      });
    case 'CHANGED_MEANWHILE':
      return new CatalogueChangedError(language, result.revision);
    case 'INVALID':
      return new ValidationError(language, result.problems);
    case 'REFUSED_TOPIC':
      return new RefusedTopicError(language, result.findings);
    case 'IDEMPOTENCY_CONFLICT':
      return new IdempotencyConflictError(language);
    default:
      return result satisfies never;
  }
}

import {
  Arg,
  Ctx,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from 'type-graphql';
import { type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, StateError, ValidationError } from '../../graphql/user-error.ts';
import { ImportField } from '../../platform/generated/enums.ts';
import type { Database } from '../../platform/postgres.ts';
import { cancelImport } from './cancel-import.ts';
import { confirmImport } from './confirm-import.ts';
import { dryRunImport } from './dry-run-import.ts';
import { Import } from './import.type.ts';
import type { ImportActionOutcome, ImportCommand } from './import-action.ts';
import { loadImportsById } from './import-store.ts';
import { startImport } from './start-import.ts';

@InputType({ description: 'Which import.' })
class ImportActionInput {
  @Field(() => ID, { description: 'The import.' })
  readonly importId!: string;
}

@InputType({ description: 'What one column is taken for.' })
class ImportColumnInput {
  @Field(() => Int, { description: 'Its place from the left, from 0.' })
  readonly index!: number;

  @Field(() => ImportField, { description: 'What it is taken for.' })
  readonly field!: ImportField;
}

@InputType({ description: 'Which import, and what its columns are taken for.' })
class DryRunImportInput {
  @Field(() => ID, { description: 'The import.' })
  readonly importId!: string;

  @Field(() => [ImportColumnInput], {
    nullable: true,
    description: 'Columns that are not named are not read. As they are when left out.',
  })
  readonly columns?: readonly ImportColumnInput[] | null;
}

@ObjectType({ description: 'It is done.' })
class ImportActionSuccess {
  @Field(() => Import, { description: 'The import as it is now.' })
  readonly import: Import;

  @Field(() => Boolean, { description: 'True when the same person had done the same before.' })
  readonly replayed: boolean;

  constructor(imported: Import, replayed: boolean) {
    this.import = imported;
    this.replayed = replayed;
  }
}

const ImportActionResult = createUnionType({
  name: 'ImportActionResult',
  description: 'What came of taking an import one step on.',
  types: () => [ImportActionSuccess, StateError, ForbiddenError, ValidationError] as const,
});

/** A new import is made by an upload: see import-routes.ts. */
@Resolver()
export class ImportActionsResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @Mutation(() => ImportActionResult, {
    description:
      'Has a file checked line by line, as a job; nothing is imported yet. Again with other columns until it is started. Coordinators only.',
  })
  async dryRunImport(
    @Arg('input', () => DryRunImportInput, { description: 'Which, and its columns.' })
    input: DryRunImportInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ImportActionResult> {
    const command = { ...commandOf(input, context), columns: input.columns ?? null };
    return answer(await dryRunImport(this.deps, command), context);
  }

  @Mutation(() => ImportActionResult, {
    description:
      'Imports what the dry run found new, as a job; the caller vouches for it. RUNNING, or PROPOSED where so many points need a second coordinator. Coordinators only.',
  })
  async startImport(
    @Arg('input', () => ImportActionInput, { description: 'Which.' }) input: ImportActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ImportActionResult> {
    return answer(await startImport(this.deps, commandOf(input, context)), context);
  }

  @Mutation(() => ImportActionResult, {
    description:
      'Vouches as the second person for an import that is PROPOSED; it runs. Coordinators only, and not the one who started it.',
  })
  async confirmImport(
    @Arg('input', () => ImportActionInput, { description: 'Which.' }) input: ImportActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ImportActionResult> {
    return answer(await confirmImport(this.deps, commandOf(input, context)), context);
  }

  @Mutation(() => ImportActionResult, {
    description:
      'Gives an import up and forgets its file. Lines that were taken before stay taken. Coordinators only.',
  })
  async cancelImport(
    @Arg('input', () => ImportActionInput, { description: 'Which.' }) input: ImportActionInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ImportActionResult> {
    return answer(await cancelImport(this.deps, commandOf(input, context)), context);
  }
}

function commandOf(input: { readonly importId: string }, context: GraphqlContext): ImportCommand {
  return { userId: signedIn(context).userId, importId: fromGlobalId('import', input.importId) };
}

function answer(result: ImportActionOutcome, context: GraphqlContext): typeof ImportActionResult {
  switch (result.outcome) {
    case 'DONE':
      context.loaders.clear(loadImportsById, result.row.id);
      return new ImportActionSuccess(new Import(result.row), result.replayed);
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'SAME_PERSON':
      return new ForbiddenError(context.language, {
        th: 'คุณเป็นคนเริ่มนำเข้าเอง ต้องให้ผู้ประสานงานอีกคนร่วมรับรอง',
        en: 'You started this import yourself; another coordinator has to vouch for it too.',
      });
    case 'STATE':
      return new StateError(context.language, result.state);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}

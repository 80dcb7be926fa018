import {
  Arg,
  Args,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import {
  type Connection,
  ConnectionArgs,
  isIdKey,
  readPage,
  toConnection,
} from '../../graphql/connection.ts';
import { forbidden, type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { ForbiddenError, IdempotencyConflictError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { isCoordinator } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { createDeedCode } from './create-deed-code.ts';
import { DeedCode, DeedCodeConnection } from './deed-code.type.ts';
import { countPlaceCodes, listPlaceCodes } from './place-code-store.ts';
import { revokeDeedCode } from './revoke-deed-code.ts';

@InputType({ description: 'For what, where, and the key that makes a retry safe.' })
class CreateDeedCodeInput {
  @Field(() => ID, { description: 'The indicator, one that wants a code.' })
  readonly indicatorId!: string;

  @Field(() => String, { description: 'Where it will hang; 1 to 120 characters.' })
  readonly place!: string;

  @Field(() => String, {
    description: 'Chosen by the client, 8 to 128 characters. The same key makes one code.',
  })
  readonly idempotencyKey!: string;
}

@InputType({ description: 'Which code.' })
class RevokeDeedCodeInput {
  @Field(() => ID, { description: 'The code.' })
  readonly deedCodeId!: string;
}

@ObjectType({ description: 'The code is made.' })
class CreateDeedCodeSuccess {
  @Field(() => DeedCode, { description: 'What is kept of it.' })
  readonly deedCode: DeedCode;

  @Field(() => String, {
    nullable: true,
    description: 'Eight characters, to print and hang up. Said once: null when this key was answered before.',
  })
  readonly printedCode: string | null;

  constructor(deedCode: DeedCode, printedCode: string | null) {
    this.deedCode = deedCode;
    this.printedCode = printedCode;
  }
}

@ObjectType({ description: 'The code is ended, now or before.' })
class RevokeDeedCodeSuccess {
  @Field(() => DeedCode, { description: 'The code.' })
  readonly deedCode: DeedCode;

  constructor(deedCode: DeedCode) {
    this.deedCode = deedCode;
  }
}

const CreateDeedCodeResult = createUnionType({
  name: 'CreateDeedCodeResult',
  description: 'What came of making a code.',
  types: () => [CreateDeedCodeSuccess, ForbiddenError, ValidationError, IdempotencyConflictError] as const,
});

const RevokeDeedCodeResult = createUnionType({
  name: 'RevokeDeedCodeResult',
  description: 'What came of ending a code.',
  types: () => [RevokeDeedCodeSuccess, ForbiddenError] as const,
});

@Resolver(() => Network)
export class DeedCodesResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => DeedCodeConnection, {
    description:
      'The codes that hang, or hung, at places, the newest first. Coordinators only (FORBIDDEN in errors otherwise).',
  })
  async deedCodes(
    @Root() network: Network,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphqlContext,
  ): Promise<Connection<DeedCode>> {
    const { id: networkId } = network.row;
    if (!isCoordinator(await viewerMembership(context, networkId))) throw forbidden();
    const page = readPage(args, isIdKey);
    const { prisma } = this.deps.database;
    const rows = await listPlaceCodes(prisma, {
      ...{ networkId, limit: page.limit, beforeId: page.after?.[0] ?? null },
    });
    return toConnection(rows, page, {
      toNode: (row) => new DeedCode(row),
      keyOf: (row) => [row.id],
      countAll: () => countPlaceCodes(prisma, networkId),
    });
  }

  @Mutation(() => CreateDeedCodeResult, {
    description: 'A coordinator makes a code to hang up at a place, for an indicator that wants one.',
  })
  async createDeedCode(
    @Arg('input', () => CreateDeedCodeInput, { description: 'For what, and where.' })
    input: CreateDeedCodeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof CreateDeedCodeResult> {
    const { userId } = signedIn(context);
    const result = await createDeedCode(this.deps, {
      userId,
      indicatorId: fromGlobalId('indicator', input.indicatorId),
      place: input.place.trim(),
      idempotencyKey: input.idempotencyKey,
    });
    switch (result.outcome) {
      case 'CREATED':
        return new CreateDeedCodeSuccess(new DeedCode(result.placeCode), result.code);
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      case 'INVALID':
        return new ValidationError(context.language, result.problems);
      case 'IDEMPOTENCY_CONFLICT':
        return new IdempotencyConflictError(context.language);
      default:
        return result satisfies never;
    }
  }

  @Mutation(() => RevokeDeedCodeResult, {
    description: 'A coordinator ends a code; what was recorded with it stays.',
  })
  async revokeDeedCode(
    @Arg('input', () => RevokeDeedCodeInput, { description: 'Which code.' }) input: RevokeDeedCodeInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof RevokeDeedCodeResult> {
    const { userId } = signedIn(context);
    const result = await revokeDeedCode(this.deps, {
      userId,
      codeId: fromGlobalId('code', input.deedCodeId),
    });
    switch (result.outcome) {
      case 'REVOKED':
        return new RevokeDeedCodeSuccess(new DeedCode(result.placeCode));
      case 'FORBIDDEN':
        return new ForbiddenError(context.language);
      default:
        return result satisfies never;
    }
  }
}

import {
  Arg,
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
import { forbidden, type GraphqlContext, signedIn } from '../../graphql/context.ts';
import { fromGlobalId } from '../../graphql/global-id.ts';
import { LocalizedTextInput } from '../../graphql/localized-text-input.ts';
import { ForbiddenError, ValidationError } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { mayReadNetwork } from '../members/member-policy.ts';
import { viewerMembership } from '../members/viewer-membership.ts';
import { Network } from '../networks/network.type.ts';
import { loadNetworksById } from '../networks/network-store.ts';
import { type ChangeChecklistOutcome, putChecklistItem, removeChecklistItem } from './change-checklist.ts';
import { loadChecklists } from './checklist-store.ts';
import { ChecklistItem } from './review.type.ts';

@InputType({ description: 'An item of a checklist: a new one at its end, or one that is worded anew.' })
class PutChecklistItemInput {
  @Field(() => ID, { description: 'The network.' })
  readonly networkId!: string;

  @Field(() => ID, { nullable: true, description: 'Which item; left out: a new one.' })
  readonly itemId?: string | null;

  @Field(() => LocalizedTextInput, { description: 'What is to be looked at; 1 to 120 characters.' })
  readonly label!: LocalizedTextInput;
}

@InputType({ description: 'Which item to take off a checklist.' })
class RemoveChecklistItemInput {
  @Field(() => ID, { description: 'The item.' })
  readonly itemId!: string;
}

@ObjectType({ description: 'The checklist is changed.' })
class ChecklistSuccess {
  @Field(() => Network, { description: 'The network, with its checklist.' })
  readonly network: Network;

  constructor(network: Network) {
    this.network = network;
  }
}

const ChecklistResult = createUnionType({
  name: 'ChecklistResult',
  description: 'What came of changing a checklist.',
  types: () => [ChecklistSuccess, ForbiddenError, ValidationError] as const,
});

/** What coordinators look at before they take a shop in: the network's own list. */
@Resolver(() => Network)
export class NetworkChecklistResolver {
  constructor(private readonly deps: { readonly database: Database }) {}

  @FieldResolver(() => [ChecklistItem], {
    description:
      'What is looked at before a shop is taken in, in order. Coordinators and auditors (FORBIDDEN in errors otherwise).',
  })
  async checklist(
    @Root() { row }: Network,
    @Ctx() context: GraphqlContext,
  ): Promise<readonly ChecklistItem[]> {
    if (!mayReadNetwork(await viewerMembership(context, row.id))) throw forbidden();
    const items = await context.loaders.load(loadChecklists, row.id);
    return (items ?? []).map((item) => new ChecklistItem(item));
  }

  @Mutation(() => ChecklistResult, {
    description: 'Adds an item to the checklist, at most twenty, or words one anew. Coordinators only.',
  })
  async putChecklistItem(
    @Arg('input', () => PutChecklistItemInput, { description: 'The item.' }) input: PutChecklistItemInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ChecklistResult> {
    const { userId } = signedIn(context);
    const networkId = fromGlobalId('network', input.networkId);
    // An id that is none is no wish for a new item.
    const itemId = input.itemId == null ? null : (fromGlobalId('check', input.itemId) ?? noId);
    const { label } = input;
    return answer(await putChecklistItem(this.deps, { userId, networkId, itemId, label }), context);
  }

  @Mutation(() => ChecklistResult, { description: 'Takes an item off the checklist. Coordinators only.' })
  async removeChecklistItem(
    @Arg('input', () => RemoveChecklistItemInput, { description: 'Which.' }) input: RemoveChecklistItemInput,
    @Ctx() context: GraphqlContext,
  ): Promise<typeof ChecklistResult> {
    const { userId } = signedIn(context);
    const itemId = fromGlobalId('check', input.itemId);
    return answer(await removeChecklistItem(this.deps, { userId, itemId }), context);
  }
}

/** Finds nothing. */
const noId = '00000000-0000-0000-0000-000000000000';

async function answer(
  result: ChangeChecklistOutcome,
  context: GraphqlContext,
): Promise<typeof ChecklistResult> {
  switch (result.outcome) {
    case 'CHANGED': {
      context.loaders.clear(loadChecklists, result.networkId);
      const network = await context.loaders.load(loadNetworksById, result.networkId);
      if (network === null) throw new Error('a checklist without its network');
      return new ChecklistSuccess(new Network(network));
    }
    case 'FORBIDDEN':
      return new ForbiddenError(context.language);
    case 'INVALID':
      return new ValidationError(context.language, result.problems);
    default:
      return result satisfies never;
  }
}

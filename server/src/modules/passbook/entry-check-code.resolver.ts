import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { PassbookEntry } from '../ledger/passbook-entry.type.ts';
import { checkCodeOf } from './check-code.ts';
import { loadCheckKeys } from './check-key-store.ts';

@Resolver(() => PassbookEntry)
export class EntryCheckCodeResolver {
  @FieldResolver(() => String, {
    description:
      'What the line carries on paper: with the member number it leads back to the line in the books. It never changes.',
  })
  async checkCode(@Root() entry: PassbookEntry, @Ctx() context: GraphqlContext): Promise<string> {
    const keys = await context.loaders.load(loadCheckKeys, 'all');
    return checkCodeOf(entry.row, keys ?? []);
  }
}

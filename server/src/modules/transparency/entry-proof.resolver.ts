import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GraphqlContext } from '../../graphql/context.ts';
import { badRequest } from '../../graphql/global-id.ts';
import type { Database } from '../../platform/postgres.ts';
import { PassbookEntry } from '../ledger/passbook-entry.type.ts';
import { inclusionProofs, type InclusionProof as Proof } from './inclusion-proof.ts';
import { InclusionProof } from './inclusion-proof.type.ts';

/** A proof reads a whole block. */
const mostProofs = 5;

/** Batch load for Loaders: the keys are the numbers of transfers. */
async function loadProofs(database: Database, keys: readonly string[]): Promise<ReadonlyMap<string, Proof>> {
  if (keys.length > mostProofs) throw badRequest(`ask for at most ${mostProofs} proofs at a time`);
  const proofs = await inclusionProofs(database, keys.map(Number));
  return new Map([...proofs].map(([id, proof]) => [String(id), proof]));
}

/** Whoever holds a PassbookEntry is the member whose line it is. */
@Resolver(() => PassbookEntry)
export class EntryProofResolver {
  @FieldResolver(() => InclusionProof, {
    nullable: true,
    description: 'Null until the entry is sealed, which takes an hour at most. Of five entries at a time.',
  })
  async inclusionProof(
    @Root() entry: PassbookEntry,
    @Ctx() context: GraphqlContext,
  ): Promise<InclusionProof | null> {
    const proof = await context.loaders.load(loadProofs, String(entry.row.id));
    return proof === null ? null : new InclusionProof(proof);
  }
}

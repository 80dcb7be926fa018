import { type DocumentNode, type GraphQLSchema, isAbstractType, Kind, visit } from 'graphql';

/**
 * Code generation: which types an interface or a union may be. `possibleTypes` has those that a fragment of the app names
 * (`... on UserError`), which is all that the cache asks for: the results of all mutations would be a tenth of the shell.
 * `everyPossibleType` is for development, where the cache warns of a type that it has never heard of.
 */
export function plugin(
  schema: GraphQLSchema,
  documents: readonly { readonly document?: DocumentNode }[],
): string {
  const named = new Set<string>();
  for (const { document } of documents) {
    if (document === undefined) continue;
    visit(document, {
      enter(node) {
        const isFragment = node.kind === Kind.INLINE_FRAGMENT || node.kind === Kind.FRAGMENT_DEFINITION;
        if (isFragment && node.typeCondition !== undefined) named.add(node.typeCondition.name.value);
      },
    });
  }
  const all = Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type))
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const exported = (name: string, types: typeof all) =>
    `export const ${name}: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(types), null, 2)};\n`;
  return (
    exported(
      'possibleTypes',
      all.filter(([name]) => named.has(name)),
    ) + exported('everyPossibleType', all)
  );
}

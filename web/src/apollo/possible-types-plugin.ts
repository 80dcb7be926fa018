import { type DocumentNode, type GraphQLSchema, isAbstractType, Kind, visit } from 'graphql';

/**
 * Code generation: which types an interface or a union may be, for those that a fragment of the app names (`... on
 * UserError`). The cache needs no others, and all results of all mutations would be a tenth of the shell.
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
  const possibleTypes: Record<string, string[]> = {};
  for (const name of [...named].sort()) {
    const type = schema.getType(name);
    if (isAbstractType(type)) possibleTypes[name] = schema.getPossibleTypes(type).map((each) => each.name);
  }
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypes, null, 2)};\n`;
}

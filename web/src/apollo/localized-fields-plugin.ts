import { type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Code generation: lists the schema's localized fields (those with a `language` argument), so that the cache
 * keeps what they say in Thai apart from what they say in English.
 */
export function plugin(schema: GraphQLSchema): string {
  const localized: Record<string, string[]> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fields = Object.values(type.getFields())
      .filter((field) => field.args.some((argument) => argument.name === 'language'))
      .map((field) => field.name);
    if (fields.length > 0) localized[type.name] = fields;
  }
  return `export const localizedFields: Record<string, string[]> = ${JSON.stringify(localized, null, 2)};\n`;
}

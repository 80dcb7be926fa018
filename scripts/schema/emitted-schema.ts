import { join } from 'node:path';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from '../../server/src/graphql/build-schema.ts';
import { resolverClasses } from '../../server/src/resolvers.ts';
import { projectRoot } from '../lib/project.ts';

export const schemaFile = join(projectRoot, 'schema/schema.graphql');

/** The schema as the code has it. No resolver runs, so none is given its dependencies. */
export function codeSchema(): GraphQLSchema {
  return buildSchema(resolverClasses, (resolverClass) => Object.create(resolverClass.prototype));
}

/** Sorted, so that the order of files and fields in the code makes no difference in the committed file. */
export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { GraphqlContext } from './context.ts';

/**
 * All that an access may ask for: fields by type, or every field of a type (`'*'`). What is not here is beyond it,
 * whatever is added to the schema.
 */
export type FieldList = Readonly<Record<string, readonly string[] | '*'>>;

/**
 * Grants a shop's access to an operation whose every field is on the access's list, before anything is read. An operation
 * with one field that is not is refused (FORBIDDEN), or answered as to somebody who is signed out, as the access says.
 * People are not concerned: what they may do is a question for the modules' policies.
 */
export function narrowAccessPlugin(schema: GraphQLSchema): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, document, operation }) {
          const access = contextValue.offeredAccess;
          if (access === null) return;
          const beyond = fieldBeyond(schema, document, access.allows);
          if (beyond !== null) {
            if (access.beyond === 'SIGNED_OUT') return;
            throw new GraphQLError(`this key has no right to ${beyond}`, {
              extensions: { code: 'FORBIDDEN' },
            });
          }
          contextValue.shopAccess = access;
          await access.noteUse(operation?.operation === 'mutation' ? 'mutation' : 'query');
        },
      };
    },
  };
}

/** The first field of the document that is not on the list, as `Type.field`; null when all are. */
export function fieldBeyond(schema: GraphQLSchema, document: DocumentNode, allows: FieldList): string | null {
  const types = new TypeInfo(schema);
  let beyond: string | null = null;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const field = node.name.value;
        // Introspection is everybody's, and says nothing of anybody.
        if (beyond !== null || field.startsWith('__') || parent?.name.startsWith('__') === true) return;
        if (parent === null || parent === undefined || !isAllowed(schema, parent.name, field, allows)) {
          beyond = `${parent?.name ?? '?'}.${field}`;
        }
      },
    }),
  );
  return beyond;
}

function isAllowed(schema: GraphQLSchema, type: string, field: string, allows: FieldList): boolean {
  const listed = allows[type];
  if (listed === '*' || listed?.includes(field) === true) return true;
  const of = schema.getType(type);
  // An expected refusal: a code, a message, and what it says of the caller's own request.
  if (isInterfaceType(of)) return of.name === 'UserError' || (of.name === 'Node' && field === 'id');
  return isObjectType(of) && of.getInterfaces().some(({ name }) => name === 'UserError');
}

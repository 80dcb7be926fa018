import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { DateTime } from './scalars.ts';

/**
 * The executable schema. `create` makes the one instance of each resolver class: dependencies go in through
 * constructors, and this is the only place where type-graphql asks for an object.
 */
export function buildSchema<ResolverClass extends new (deps: never) => object>(
  resolverClasses: readonly ResolverClass[],
  create: (resolverClass: ResolverClass) => object,
): GraphQLSchema {
  const [first, ...others] = resolverClasses;
  if (first === undefined) throw new Error('a schema needs resolvers');
  const instances = new Map<ResolverClass, object>();
  const schema = buildSchemaSync({
    resolvers: [first, ...others],
    container: {
      get: (requested) => {
        const resolverClass = requested as unknown as ResolverClass;
        let instance = instances.get(resolverClass);
        if (instance === undefined) {
          instance = create(resolverClass);
          instances.set(resolverClass, instance);
        }
        return instance;
      },
    },
    scalarsMap: [{ type: Date, scalar: DateTime }],
    // Inputs are checked by the use cases, which answer with a ValidationError.
    validate: false,
    // Live updates bring their own source; see platform/live-feed.ts.
    pubSub: {
      publish: () => undefined,
      subscribe: () => {
        throw new Error('subscribe through the live feed');
      },
    },
  });
  describeRoot(schema.getQueryType(), 'Everything that can be asked.');
  describeRoot(
    schema.getMutationType(),
    'Everything that can be done. Each answers with a success or an expected refusal.',
  );
  describeRoot(schema.getSubscriptionType(), 'Everything that can be watched.');
  return schema;
}

/** type-graphql has no place for the descriptions of the three root types. */
function describeRoot(type: GraphQLObjectType | null | undefined, description: string): void {
  if (type) type.description = description;
}

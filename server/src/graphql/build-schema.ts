import type { GraphQLSchema } from 'graphql';
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
  return buildSchemaSync({
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
}

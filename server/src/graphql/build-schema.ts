import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ClassType, type NonEmptyArray } from 'type-graphql';
import { DateTime } from './scalars.ts';

/**
 * The executable schema. `create` makes the one instance of each resolver class: dependencies go in through
 * constructors, and this is the only place where type-graphql asks for an object.
 */
export function buildSchema(
  resolverClasses: NonEmptyArray<ClassType<object>>,
  create: (resolverClass: ClassType<object>) => object,
): GraphQLSchema {
  const instances = new Map<ClassType<object>, object>();
  return buildSchemaSync({
    resolvers: resolverClasses,
    container: {
      get: (resolverClass) => {
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

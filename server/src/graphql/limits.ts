import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { GraphQLSchema, ValidationRule } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { defaultPageSize, pageSizeLimit } from './connection.ts';
import type { GraphqlContext } from './context.ts';
import { badRequest } from './global-id.ts';

/** The published limits of one request (docs/api.md). A request beyond them is refused before anything is read. */
export const requestLimits = {
  bodyBytes: 100_000,
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  /** One point a field; a list costs its fields as often as it has items. */
  cost: 15_000,
} as const;

export const validationRules: ValidationRule[] = [
  maxDepthRule({ n: requestLimits.depth }) as unknown as ValidationRule,
  maxAliasesRule({ n: requestLimits.aliases }) as unknown as ValidationRule,
];

/** A page costs what it may hold, not what it happens to hold. */
const estimateCost: ComplexityEstimator = ({ args, childComplexity }) => {
  const first: unknown = args['first'] === null ? defaultPageSize : args['first'];
  if (typeof first !== 'number') return 1 + childComplexity;
  return 1 + Math.min(Math.max(first, 1), pageSizeLimit) * childComplexity;
};

/** Refuses an operation that may cost more than the limit, with BAD_USER_INPUT. */
export function costLimitPlugin(schema: GraphQLSchema): ApolloServerPlugin<GraphqlContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, operationName }) {
          const cost = getComplexity({
            schema,
            query: document,
            variables: request.variables ?? {},
            ...(operationName === null ? {} : { operationName }),
            estimators: [estimateCost],
          });
          if (cost > requestLimits.cost) {
            throw badRequest(`this operation may cost ${cost} points; the limit is ${requestLimits.cost}`);
          }
        },
      };
    },
  };
}

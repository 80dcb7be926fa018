import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from 'graphql-query-complexity';
import { defaultPageSize, pageSizeLimit } from './connection.ts';
import type { GraphqlContext } from './context.ts';
import { badRequest } from './global-id.ts';

/** The published limits of one request (docs/api.md). A request beyond them is refused before anything is read. */
export const requestLimits = {
  bodyBytes: 100_000,
  tokens: 2_000,
  depth: 14,
  aliases: 15,
  /** One point a field; a list costs its fields as often as it has items. */
  cost: 15_000,
} as const;

/** Reported as any other validation error: what these rules throw by themselves has no code, and would count as ours. */
const reported = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

export const validationRules: ValidationRule[] = [
  maxDepthRule({ n: requestLimits.depth, ...reported }) as unknown as ValidationRule,
  maxAliasesRule({ n: requestLimits.aliases, ...reported }) as unknown as ValidationRule,
];

/** A page costs what it may hold, not what it happens to hold. A long list without pages says it itself: `complexity`. */
const estimateCost: ComplexityEstimator = ({ args, childComplexity }) => {
  const first: unknown = args['first'] === null ? defaultPageSize : args['first'];
  if (typeof first !== 'number') return 1 + childComplexity;
  return 1 + Math.min(Math.max(first, 1), pageSizeLimit) * childComplexity;
};

/** Refuses an operation that may cost more than the limit, with BAD_USER_INPUT. */
export function costLimitPlugin(schema: GraphQLSchema): ApolloServerPlugin<GraphqlContext> {
  /** Documents come from Apollo's own store of parsed ones, so that an operation is the same object each time. */
  const known = new WeakMap<OperationDefinitionNode, number>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, operation, operationName }) {
          if (operation === undefined) return;
          const cost =
            known.get(operation) ??
            costOf({
              schema,
              query: document,
              variables: request.variables ?? {},
              ...(operationName === null ? {} : { operationName }),
            });
          if (cost > requestLimits.cost) {
            throw badRequest(`this operation may cost ${cost} points; the limit is ${requestLimits.cost}`);
          }
          if (isCostFixed(operation)) known.set(operation, cost);
        },
      };
    },
  };
}

/** A page size and the conditions of `@include` and `@skip` are all that a cost depends on beside the text. */
function isCostFixed({ variableDefinitions = [] }: OperationDefinitionNode): boolean {
  return !variableDefinitions.some(({ type }) => {
    const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    return named.kind === Kind.NAMED_TYPE && ['Int', 'Boolean'].includes(named.name.value);
  });
}

/** Counting reads the variables before execution does, and so meets first what is wrong with them. */
function costOf(operation: Omit<Parameters<typeof getComplexity>[0], 'estimators'>): number {
  try {
    return getComplexity({ ...operation, estimators: [fieldExtensionsEstimator(), estimateCost] });
  } catch (error) {
    throw error instanceof GraphQLError ? badRequest(error.message) : error;
  }
}

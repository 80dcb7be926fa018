import { GraphQLScalarType, Kind } from 'graphql';

function parse(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new TypeError('must be a whole number of satang');
  }
  return value;
}

/** `Satang` on the wire and inside: a whole number, so that no sum is ever rounded. GraphQL's own Int ends at 21 million baht. */
export const Satang = new GraphQLScalarType<number, number>({
  name: 'Satang',
  description: 'Money in whole satang, 1/100 baht. Within 2^53; may be negative where the field says so.',
  serialize: parse,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.INT ? Number(node.value) : null),
});

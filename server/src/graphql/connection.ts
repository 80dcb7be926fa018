import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { isMoment, isUuid } from './cursor-parts.ts';
import { badRequest } from './global-id.ts';

// Cursor connections as Relay specifies them (https://relay.dev/graphql/connections.htm), forward only.

export const pageSizeLimit = 100;
export const defaultPageSize = 20;

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when there is more after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when this page was asked for with `after`.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first edge; null on an empty page.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last edge: the next page comes `after` it.',
  })
  readonly endCursor!: string | null;
}

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, { nullable: true, defaultValue: defaultPageSize, description: 'How many, 1 to 100.' })
  readonly first?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor to go on after.' })
  readonly after?: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  /** Asked only when the client selects totalCount. */
  readonly countAll: () => Promise<number>;
}

/** The GraphQL types `<name>Connection` and `<name>Edge`. */
export function createConnectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list, with its cursor.` })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'Pass it as `after` to go on from here.' })
    readonly cursor!: string;

    @Field(node, { description: 'What the edge leads to.' })
    readonly node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'With cursors.' })
    readonly edges!: readonly Edge<Node>[];

    @Field(() => [node()], { description: 'The same without cursors.' })
    readonly nodes!: readonly Node[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    readonly pageInfo!: PageInfo;

    readonly countAll!: () => Promise<number>;

    @Field(() => Int, { description: 'How many there are in the whole list.' })
    totalCount(): Promise<number> {
      return this.countAll();
    }
  }

  return ConnectionType;
}

/** A request for one page, checked: `limit` is one more than asked for, to see whether there is a next page. */
export interface PageRequest<Key extends readonly CursorPart[]> {
  readonly first: number;
  readonly limit: number;
  readonly after: Key | null;
}

export type CursorPart = string | number;

/**
 * Checks `first` and reads the cursor. `isKey` says whether the decoded cursor has the shape of this list's sort key.
 * Throws BAD_USER_INPUT on a page size outside 1 to 100 and on a forged cursor.
 */
export function readPage<Key extends readonly CursorPart[]>(
  args: { readonly first?: number | null | undefined; readonly after?: string | null | undefined },
  isKey: (parts: readonly unknown[]) => parts is Key,
): PageRequest<Key> {
  const first = args.first ?? defaultPageSize;
  if (first < 1 || first > pageSizeLimit) throw badRequest(`first must be 1 to ${pageSizeLimit}`);
  return {
    first,
    limit: first + 1,
    after: args.after == null ? null : decodeCursor(args.after, isKey),
  };
}

export function encodeCursor(key: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decodeCursor<Key extends readonly CursorPart[]>(
  cursor: string,
  isKey: (parts: readonly unknown[]) => parts is Key,
): Key {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor.slice(0, 500), 'base64url').toString('utf8'));
    if (Array.isArray(parts) && isKey(parts)) return parts;
  } catch {
    // Not JSON: as forged as any other.
  }
  throw badRequest('after is not a cursor of this list');
}

/** The sort key of a list ordered by id alone. */
export function isIdKey(parts: readonly unknown[]): parts is readonly [id: string] {
  return parts.length === 1 && isUuid(parts[0]);
}

/** The sort key of a list ordered by a moment, then by id. The moment is ISO 8601. */
export function isMomentAndIdKey(parts: readonly unknown[]): parts is readonly [moment: string, id: string] {
  return parts.length === 2 && isMoment(parts[0]) && isUuid(parts[1]);
}

/** The sort key of a list ordered by a number alone. */
export function isNumberKey(parts: readonly unknown[]): parts is readonly [value: number] {
  return parts.length === 1 && Number.isSafeInteger(parts[0]);
}

/** A page from the rows that a store read with `limit: page.limit`. */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  page: PageRequest<readonly CursorPart[]>,
  options: {
    toNode: (row: Row) => Node;
    keyOf: (row: Row) => readonly CursorPart[];
    countAll: () => Promise<number>;
  },
): Connection<Node> {
  // Cursors are written when they are asked for: most clients want one or none of a page.
  const edges = rows.slice(0, page.first).map((row) => ({
    get cursor() {
      return encodeCursor(options.keyOf(row));
    },
    node: options.toNode(row),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    countAll: options.countAll,
  };
}

import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { announcedPaths, breakingChanges, withoutDescription } from './findings.ts';

const described = `
  "Asks." type Query { "All." offers("At most." first: Int = 20): [Offer!]! "One." find("Which." by: FindInput!): Offer }
  "A benefit." type Offer implements Node { "Opaque." id: ID! "Where it is." state: State! }
  "Has an id." interface Node { "Opaque." id: ID! }
  "Where an offer is." enum State { "To be had." LIVE "Over." ENDED }
  "Which one." input FindInput { "Its name." name: String = "x" }
  "Either." union Result = Offer
`;

describe('withoutDescription', () => {
  it('finds nothing where all is described, the built-in scalars aside', () => {
    expect(withoutDescription(buildSchema(described))).toEqual([]);
  });

  it('finds each kind of thing', () => {
    const bare = described.replaceAll(/"[A-Z][^"]*\."/g, '');
    expect(withoutDescription(buildSchema(bare)).sort()).toEqual(
      [
        'FindInput',
        'FindInput.name',
        'Node',
        'Node.id',
        'Offer',
        'Offer.id',
        'Offer.state',
        'Query',
        'Query.find',
        'Query.find.by',
        'Query.offers',
        'Query.offers.first',
        'Result',
        'State',
        'State.ENDED',
        'State.LIVE',
      ].sort(),
    );
  });
});

describe('breakingChanges', () => {
  const change = async (from: string, to: string): Promise<string[]> => {
    expect(described).toContain(from);
    const found = await breakingChanges(buildSchema(described), buildSchema(described.replace(from, to)));
    return found.map((one) => one.path);
  };

  it('allows what adds', async () => {
    expect(await change('"Over." ENDED', '"Over." ENDED "Not now." PAUSED')).toEqual([]);
    expect(
      await change('"Opaque." id: ID! "Where', '"Opaque." id: ID! "Cost." costPoints: Int "Where'),
    ).toEqual([]);
    expect(await change('find("Which." by', 'find("More." more: Int "Which." by')).toEqual([]);
    expect(
      await change('find("Which." by: FindInput!): Offer', 'find("Which." by: FindInput!): Offer!'),
    ).toEqual([]);
  });

  it('finds what takes away, tightens or means something else', async () => {
    expect(await change('"Over." ENDED', '')).toEqual(['State.ENDED']);
    expect(await change('"Where it is." state: State!', '')).toEqual(['Offer.state']);
    expect(await change('state: State!', 'state: State')).toEqual(['Offer.state']);
    expect(await change('first: Int = 20', 'first: Int! = 20')).toEqual(['Query.offers.first']);
    expect(await change('first: Int = 20', 'first: Int = 10')).toEqual(['Query.offers.first']);
    expect(await change('name: String = "x"', 'name: String = "y"')).toEqual(['FindInput.name']);
    expect(await change('name: String', 'place: String! "n" name: String')).toEqual(['FindInput.place']);
    expect(await change('type Offer implements Node', 'type Offer')).toEqual(['Offer']);
  });
});

describe('announcedPaths', () => {
  it('reads list items that begin with a path', () => {
    expect(
      announcedPaths('# Breaking\n\n- `Offer.state`: split in two.\n* `State.ENDED` gone\nnot `Query.x`\n'),
    ).toEqual(new Set(['Offer.state', 'State.ENDED']));
  });
});

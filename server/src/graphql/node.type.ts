import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', { description: 'Anything that can be fetched again by its id.' })
export abstract class NodeType {
  @Field(() => ID, { description: 'Opaque; it carries the type as a prefix.' })
  readonly id!: string;
}

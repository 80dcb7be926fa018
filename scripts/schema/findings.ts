import { ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** The path of everything in the schema that has no description: `Offer`, `Offer.title`, `Offer.title.language`. */
export function withoutDescription(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(describedParts)
    .filter((part) => (part.description ?? '').trim() === '')
    .map((part) => part.path);
}

interface DescribedPart {
  readonly path: string;
  readonly description: string | null | undefined;
}

function describedParts(type: GraphQLNamedType): DescribedPart[] {
  const parts: DescribedPart[] = [{ path: type.name, description: type.description }];
  const add = (name: string, description: string | null | undefined): void => {
    parts.push({ path: `${type.name}.${name}`, description });
  };
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      add(field.name, field.description);
      for (const argument of field.args) add(`${field.name}.${argument.name}`, argument.description);
    }
  } else if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) add(field.name, field.description);
  } else if (isEnumType(type)) {
    for (const value of type.getValues()) add(value.name, value.description);
  }
  return parts;
}

/** Something that stops a client that was written for `before`; the path is what an announcement names. */
export interface BreakingChange {
  readonly path: string;
  readonly message: string;
}

/** Changes of meaning that break nobody's parsing but everybody's expectation: a default that is another one now. */
const changedDefaults: ReadonlySet<string> = new Set([
  ChangeType.FieldArgumentDefaultChanged,
  ChangeType.InputFieldDefaultValueChanged,
]);

/** What a client of `before` would miss in `after`, the defaults it relies on included. */
export async function breakingChanges(
  before: GraphQLSchema,
  after: GraphQLSchema,
): Promise<BreakingChange[]> {
  const changes = await diff(before, after);
  return changes
    .filter(
      (change) =>
        change.criticality.level === CriticalityLevel.Breaking || changedDefaults.has(String(change.type)),
    )
    .map((change) => ({ path: change.path ?? change.message, message: change.message }));
}

/** The paths that schema/breaking-changes.md announces: list items that begin with the path in backticks. */
export function announcedPaths(document: string): Set<string> {
  return new Set([...document.matchAll(/^[-*] `([^`]+)`/gm)].map(([, path = '']) => path));
}

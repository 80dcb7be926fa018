import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { createConnectionType } from '../../graphql/connection.ts';
import { toGlobalId } from '../../graphql/global-id.ts';
import { NodeType } from '../../graphql/node.type.ts';
import {
  CapPeriod,
  CatalogueOrigin,
  DeedPrivacy,
  EvidenceKind,
  NetworkRole,
} from '../../platform/generated/enums.ts';
import type { IndicatorRow } from './indicator-store.ts';

registerEnumType(EvidenceKind, {
  name: 'EvidenceKind',
  description: 'What a deed has to bring along for those who confirm it.',
  valuesConfig: {
    NONE: { description: 'Nothing; a note or a photo is welcome all the same.' },
    NOTE: { description: 'A few words.' },
    PHOTO: { description: 'A photo.' },
    CODE: { description: 'The code that was shown at an event.' },
  },
});

registerEnumType(CapPeriod, {
  name: 'CapPeriod',
  description: 'How long a cap counts before it begins anew.',
  valuesConfig: {
    DAY: { description: 'A day.' },
    WEEK: { description: 'A week, from Monday.' },
    MONTH: { description: 'A month.' },
    QUARTER: { description: 'Three months, from January.' },
    YEAR: { description: 'A year, from January.' },
  },
});

registerEnumType(DeedPrivacy, {
  name: 'DeedPrivacy',
  description: 'Who learns of a deed beside the member and those who confirm it.',
  valuesConfig: {
    OPEN: { description: 'Anybody may be told, without the name.' },
    MEMBERS: { description: 'Members of the network.' },
    SENSITIVE: {
      description:
        'Nobody: those who confirm it see the least they need, reports name its category alone, and the passbook prints no more than “a private good deed”.',
    },
  },
});

registerEnumType(CatalogueOrigin, {
  name: 'CatalogueOrigin',
  description: 'Where a rule comes from.',
  valuesConfig: {
    DEFAULT: { description: 'From the catalogue that ships with Kwamdee.' },
    TEMPLATE: { description: "From a template, or another network's catalogue." },
    OWN: { description: 'Written by the network itself.' },
  },
});

/**
 * What counts as a good deed, and by which rule: of one version, whose id is another in the next. What needs the
 * caller's language or another table is resolved in indicator.resolver.ts. `new Indicator(row)` is all that a field of
 * another module needs: rows by id from loadIndicatorsById, by code and day from findIndicatorInForce
 * (indicator-store.ts).
 */
@ObjectType({
  implements: NodeType,
  description:
    'What counts as a good deed, and by which rule. The rule is that of one version of the catalogue, and never changes once adopted: a deed keeps the rule of its day.',
})
export class Indicator implements NodeType {
  constructor(readonly row: IndicatorRow) {}

  @Field(() => ID, { description: 'Opaque; another in the next version. `code` is what stays.' })
  get id(): string {
    return toGlobalId('indicator', this.row.id);
  }

  @Field(() => String, { description: 'The same in every version of the network’s catalogue.' })
  get code(): string {
    return this.row.code;
  }

  @Field(() => Int, { description: 'What one such deed earns.' })
  get points(): number {
    return this.row.points;
  }

  @Field(() => Int, { description: 'How many of them count for one member in one `capPeriod`.' })
  get capCount(): number {
    return this.row.capCount;
  }

  @Field(() => CapPeriod, { description: 'When the count begins anew.' })
  get capPeriod(): CapPeriod {
    return this.row.capPeriod;
  }

  @Field(() => EvidenceKind, { description: 'What it has to bring along.' })
  get evidence(): EvidenceKind {
    return this.row.evidence;
  }

  @Field(() => Int, { description: 'How many people confirm it before it is credited, 1 to 5.' })
  get verifiersNeeded(): number {
    return this.row.verifiersNeeded;
  }

  @Field(() => NetworkRole, { description: 'Who confirms it: VERIFIER (or a coordinator), or COORDINATOR.' })
  get verifiedBy(): NetworkRole {
    return this.row.verifiedBy;
  }

  @Field(() => DeedPrivacy, { description: 'Who learns of it.' })
  get privacy(): DeedPrivacy {
    return this.row.privacy;
  }

  @Field(() => CatalogueOrigin, { description: 'Where the rule comes from.' })
  get origin(): CatalogueOrigin {
    return this.row.origin;
  }
}

export const IndicatorConnection = createConnectionType('Indicator', () => Indicator);

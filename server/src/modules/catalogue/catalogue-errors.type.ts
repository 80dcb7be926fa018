import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Language } from '../../graphql/language.ts';
import { say, UserError } from '../../graphql/user-error.ts';
import { RefusedTopic } from './refused-topic-words.ts';
import type { TopicFinding } from './refused-topics.ts';

registerEnumType(RefusedTopic, {
  name: 'RefusedTopic',
  description: 'What never earns points, whoever wishes it.',
  valuesConfig: {
    BELIEF: { description: 'What people believe, and how they worship.' },
    POLITICS: { description: 'Whom and what people support.' },
    HEALTH_STATUS: { description: 'How well or ill somebody is.' },
    POLICE: { description: 'The police, court cases, crime.' },
    DEBT: { description: 'What people owe.' },
    SOCIAL_MEDIA: { description: 'What people say, like or share online.' },
    WATCHING_NEIGHBOURS: { description: 'Watching or reporting others.' },
  },
});

@ObjectType({ description: 'Where a text speaks of what must not earn points.' })
export class RefusedTopicFinding {
  @Field(() => RefusedTopic, { description: 'Of what.' })
  readonly topic: RefusedTopic;

  @Field(() => [String], { description: 'Where it is in the input, from the outside in.' })
  readonly path: readonly string[];

  @Field(() => String, { description: 'Why not, and what to write instead; for people.' })
  readonly message: string;

  constructor(language: Language, finding: TopicFinding) {
    this.topic = finding.topic;
    this.path = finding.path;
    this.message = say(language, finding.message);
  }
}

@ObjectType({
  implements: UserError,
  description:
    'It speaks of what must not earn points: belief, politics, health, police, debt, speech, watching others. Nothing was written.',
})
export class RefusedTopicError extends UserError {
  @Field(() => [RefusedTopicFinding], { description: 'Each place, with the reason; at most 50.' })
  readonly findings: readonly RefusedTopicFinding[];

  constructor(language: Language, findings: readonly TopicFinding[]) {
    const [first] = findings;
    super('REFUSED_TOPIC', first === undefined ? '' : say(language, first.message));
    this.findings = findings.slice(0, 50).map((finding) => new RefusedTopicFinding(language, finding));
  }
}

@ObjectType({
  implements: UserError,
  description: 'Somebody has changed the draft since: read it again. Nothing was written.',
})
export class CatalogueChangedError extends UserError {
  @Field(() => Int, { description: 'The revision that it has now.' })
  readonly revision: number;

  constructor(language: Language, revision: number) {
    super(
      'CATALOGUE_CHANGED',
      say(language, {
        th: 'ผู้ประสานงานอีกคนเพิ่งแก้ร่างนี้ โหลดใหม่แล้วลองอีกครั้งนะ',
        en: 'Another coordinator has just changed this draft. Load it again and try once more.',
      }),
    );
    this.revision = revision;
  }
}

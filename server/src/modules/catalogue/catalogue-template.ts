import * as v from 'valibot';
import { localizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem, Message } from '../../graphql/user-error.ts';
import { CapPeriod, DeedPrivacy, EvidenceKind } from '../../platform/generated/enums.ts';
import type { CatalogueContent } from './catalogue-content.ts';
import { contentProblems, inBoth } from './catalogue-rules.ts';

/** What a template says of its own form. Another form gets another number; we read those that we know. */
export const templateSchema = 'kwamdee.catalogue/1';

export const templateLimits = { bytes: 1_000_000, problems: 50 } as const;

const text = v.optional(v.string(), '');
const name = v.pipe(
  v.strictObject({ th: text, en: text }),
  v.transform((texts) => localizedText(texts)),
);
const picture = v.optional(v.nullable(v.string()), null);

const indicator = v.strictObject({
  code: v.string(),
  name,
  hint: v.optional(name, { th: '', en: '' }),
  points: v.number(),
  capCount: v.number(),
  capPeriod: v.enum(CapPeriod),
  evidence: v.optional(v.enum(EvidenceKind), 'NONE'),
  verifiersNeeded: v.optional(v.number(), 1),
  verifiedBy: v.optional(v.picklist(['VERIFIER', 'COORDINATOR']), 'VERIFIER'),
  virtues: v.optional(v.array(v.string()), []),
  privacy: v.optional(v.enum(DeedPrivacy), 'MEMBERS'),
});
const deed = v.strictObject({ code: v.string(), name, picture, indicators: v.array(indicator) });
const category = v.strictObject({ code: v.string(), name, picture, deeds: v.array(deed) });
const template = v.strictObject({
  schema: v.literal(templateSchema),
  virtues: v.array(v.strictObject({ code: v.string(), name })),
  categories: v.array(category),
});

export type ParsedTemplate =
  | { readonly isValid: true; readonly content: CatalogueContent }
  | { readonly isValid: false; readonly problems: readonly FieldProblem[] };

/** A catalogue as a template, for a file or another network: JSON, the same text for the same catalogue. */
export function formatTemplate({ virtues, categories }: CatalogueContent): string {
  const file: v.InferInput<typeof template> = {
    schema: templateSchema,
    virtues: virtues.map(({ code, name: called }) => ({ code, name: { ...called } })),
    categories: categories.map(({ deeds, pictureKey, ...rest }) => ({
      ...named(rest),
      picture: pictureKey,
      deeds: deeds.map(({ indicators, pictureKey: deedPicture, ...ofDeed }) => ({
        ...named(ofDeed),
        picture: deedPicture,
        indicators: indicators.map(({ code, name: called, hint, ...rule }) => ({
          ...named({ code, name: called }),
          hint: { ...hint },
          ...rule,
          virtues: [...rule.virtues],
        })),
      })),
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads a template: all of it is right, or every problem (the first 50) with its path. */
export function parseTemplate(file: string): ParsedTemplate {
  if (Buffer.byteLength(file) > templateLimits.bytes) return refused(messages.tooLarge);
  let json: unknown;
  try {
    // Windows' editors put a byte order mark before it.
    json = JSON.parse(file.replace(/^\uFEFF/, ''));
  } catch {
    return refused(messages.notJson);
  }
  if (schemaOf(json) !== templateSchema) return refused(messages.unknownSchema, ['schema']);
  const parsed = v.safeParse(template, json);
  if (!parsed.success)
    return { isValid: false, problems: parsed.issues.slice(0, templateLimits.problems).map(problemOf) };
  const content = contentIn(parsed.output);
  const problems = contentProblems(content).slice(0, templateLimits.problems);
  return problems.length > 0 ? { isValid: false, problems } : { isValid: true, content };
}

function contentIn({ virtues, categories }: v.InferOutput<typeof template>): CatalogueContent {
  return {
    virtues: virtues.map((virtue) => ({ ...virtue, name: inBoth(virtue.name) })),
    categories: categories.map(({ picture: pictureKey, deeds, ...rest }) => ({
      ...{ ...rest, name: inBoth(rest.name), pictureKey },
      deeds: deeds.map(({ picture: deedPicture, indicators, ...ofDeed }) => ({
        ...{ ...ofDeed, name: inBoth(ofDeed.name), pictureKey: deedPicture },
        indicators: indicators.map((rule) => ({ ...rule, name: inBoth(rule.name) })),
      })),
    })),
  };
}

function named<Name extends object>(item: { readonly code: string; readonly name: Name }) {
  return { code: item.code, name: { ...item.name } };
}

function schemaOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'schema' in json ? json.schema : null;
}

function problemOf(issue: v.BaseIssue<unknown>): FieldProblem {
  return {
    path: (issue.path ?? []).map(({ key }) => String(key)),
    message: { th: `ค่านี้ใช้ไม่ได้ (${issue.message})`, en: issue.message },
  };
}

function refused(message: Message, path: readonly string[] = []): ParsedTemplate {
  return { isValid: false, problems: [{ path, message }] };
}

const messages = {
  tooLarge: { th: 'ไฟล์ใหญ่เกิน 1 MB', en: 'The file is larger than 1 MB.' },
  notJson: { th: 'ไฟล์นี้ไม่ใช่ JSON', en: 'This file is not JSON.' },
  unknownSchema: {
    th: `อ่านไฟล์แบบนี้ไม่ได้ ต้องเป็น ${templateSchema}`,
    en: `This is not a form that can be read here: it has to be ${templateSchema}.`,
  },
} satisfies Record<string, Message>;

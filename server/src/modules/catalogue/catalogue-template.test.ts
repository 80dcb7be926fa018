import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogueContent, IndicatorContent } from './catalogue-content.ts';
import { contentFindings } from './catalogue-rules.ts';
import { formatTemplate, parseTemplate, templateLimits } from './catalogue-template.ts';
import { contentOf, rulesOf } from './content-rows.ts';
import { defaultCatalogue } from './default/default-catalogue.ts';

const thai = fc.constantFrom('กวาดลานวัด', 'สอนการบ้าน', 'ปลูกต้นไม้', 'น้ำใจ', 'ทำกับข้าวให้ผู้เฒ่า', 'ซ่อมศาลา');
const english = fc.constantFrom('Swept the yard', 'Helped with homework', 'Planted a tree', 'Kindness');
const name = fc.record({ th: thai, en: english });
const code = (prefix: string) => fc.nat(99_999).map((number) => `${prefix}_${number}`);
const unique = <Item extends { readonly code: string }>(item: fc.Arbitrary<Item>, maxLength: number) =>
  fc.uniqueArray(item, { maxLength, selector: (value) => value.code });

const virtues = unique(fc.record({ code: code('V'), name }), 5);

function indicators(virtueCodes: readonly string[]): fc.Arbitrary<IndicatorContent[]> {
  const rule: fc.Arbitrary<IndicatorContent> = fc.record({
    code: code('I'),
    name,
    hint: fc.record({ th: fc.constantFrom('', 'อย่างน้อยครึ่งชั่วโมง'), en: fc.constantFrom('', 'Half an hour.') }),
    points: fc.integer({ min: 1, max: 10_000 }),
    capCount: fc.integer({ min: 1, max: 1_000 }),
    capPeriod: fc.constantFrom('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'),
    evidence: fc.constantFrom('NONE', 'NOTE', 'PHOTO', 'CODE'),
    verifiersNeeded: fc.integer({ min: 1, max: 5 }),
    verifiedBy: fc.constantFrom('VERIFIER', 'COORDINATOR'),
    virtues: fc.subarray([...virtueCodes]),
    privacy: fc.constantFrom('OPEN', 'MEMBERS', 'SENSITIVE'),
  });
  return unique(rule, 20);
}

/** Any catalogue: its deeds and indicators, dealt out to its categories. */
const catalogue: fc.Arbitrary<CatalogueContent> = virtues.chain((list) =>
  fc
    .record({
      categories: unique(
        fc.record({ code: code('C'), name, pictureKey: fc.constantFrom(null, 'fluent:broom') }),
        6,
      ),
      deeds: unique(fc.record({ code: code('D'), name, pictureKey: fc.constant(null) }), 12),
      rules: indicators(list.map((virtue) => virtue.code)),
    })
    .map(({ categories, deeds, rules }) => ({
      virtues: list,
      categories: categories.map((category, index) => ({
        ...category,
        deeds: deeds
          .filter((_, place) => place % categories.length === index)
          .map((deed) => ({
            ...deed,
            indicators: rules.filter((_, number) => deeds[number % deeds.length] === deed),
          })),
      })),
    })),
);

describe('a template', () => {
  test('read back is the catalogue that it was made of, and makes the same file again', () => {
    fc.assert(
      fc.property(catalogue, (content) => {
        const file = formatTemplate(content);
        expect(parseTemplate(file)).toEqual({ isValid: true, content });
        expect(formatTemplate(content)).toBe(file);
      }),
    );
  });

  test('goes through the rows of a draft and comes out the same', () => {
    fc.assert(
      fc.property(catalogue, (content) => {
        const rows = content.virtues.map(({ code: virtueCode, name: called }, position) => ({
          ...{ networkId: '', code: virtueCode, nameTh: called.th, nameEn: called.en, position },
          retiredAt: null,
        }));
        expect(contentOf(rulesOf(content, 'TEMPLATE'), rows).categories).toEqual(content.categories);
      }),
    );
  });

  test('of the default catalogue fits in one request, and is as clean as it is', () => {
    const file = formatTemplate(defaultCatalogue);
    expect(parseTemplate(file)).toEqual({ isValid: true, content: defaultCatalogue });
    expect(Buffer.byteLength(JSON.stringify({ template: file }))).toBeLessThan(90_000);
    expect(contentFindings(defaultCatalogue)).toEqual([]);
  });

  test('may begin with a byte order mark, and leave out what has a default or one language', () => {
    const rule = { code: 'SWEEP', name: { th: 'กวาดลานวัด' }, points: 10, capCount: 1, capPeriod: 'DAY' };
    const deed = { code: 'WORK', name: { en: 'Work' }, indicators: [rule] };
    const file = {
      schema: 'kwamdee.catalogue/1',
      virtues: [],
      categories: [{ code: 'ALL', name: { th: 'ทั้งหมด' }, deeds: [deed] }],
    };
    const parsed = parseTemplate(`\uFEFF${JSON.stringify(file)}`);
    expect(parsed.isValid ? parsed.content.categories[0]?.deeds[0] : parsed).toEqual({
      ...{ code: 'WORK', name: { th: 'Work', en: 'Work' }, pictureKey: null },
      indicators: [
        {
          ...{ ...rule, name: { th: 'กวาดลานวัด', en: 'กวาดลานวัด' }, hint: { th: '', en: '' } },
          ...{
            evidence: 'NONE',
            verifiersNeeded: 1,
            verifiedBy: 'VERIFIER',
            virtues: [],
            privacy: 'MEMBERS',
          },
        },
      ],
    });
  });
});

describe('what is no template is refused, with the path of everything that is wrong', () => {
  const paths = (file: unknown) => {
    const parsed = parseTemplate(typeof file === 'string' ? file : JSON.stringify(file));
    return parsed.isValid ? [] : parsed.problems.map(({ path }) => path.join('.'));
  };
  const one = (change: object) => {
    const [category] = defaultCatalogue.categories;
    const file = JSON.parse(
      formatTemplate({ virtues: defaultCatalogue.virtues, categories: category ? [category] : [] }),
    );
    Object.assign(file.categories[0].deeds[0].indicators[0], change);
    return file;
  };

  test.each([
    ['text', 'not JSON', ['']],
    ['another version', { schema: 'kwamdee.catalogue/2', virtues: [], categories: [] }, ['schema']],
    ['something else', [1, 2], ['schema']],
    ['a part that is missing', { schema: 'kwamdee.catalogue/1', virtues: [] }, ['categories']],
    ['a word that is unknown', { ...one({}), extra: 1 }, ['extra']],
    ['an unknown period', one({ capPeriod: 'AGE' }), ['categories.0.deeds.0.indicators.0.capPeriod']],
    [
      'several values',
      one({ points: 0, capCount: 1.5, virtues: ['NONE_SUCH'] }),
      [
        'categories.0.deeds.0.indicators.0.points',
        'categories.0.deeds.0.indicators.0.capCount',
        'categories.0.deeds.0.indicators.0.virtues',
      ],
    ],
    [
      'a code that is there twice',
      one({ code: 'ERRAND_FOR_ELDER' }),
      ['categories.0.deeds.0.indicators.1.code'],
    ],
    ['something too large', ' '.repeat(templateLimits.bytes + 1), ['']],
  ])('%s', (_what, file, expected) => {
    expect(paths(file)).toEqual(expected);
  });

  test('any JSON at all', () => {
    fc.assert(
      fc.property(fc.json(), (file) => {
        expect(parseTemplate(file).isValid).toBe(false);
      }),
    );
  });
});

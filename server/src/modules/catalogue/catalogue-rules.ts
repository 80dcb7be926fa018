import { localizedTextProblems } from '../../graphql/localized-text-input.ts';
import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import { isCatalogueCode } from './catalogue-code.ts';
import {
  type CatalogueContent,
  catalogueLimits,
  type IndicatorContent,
  isPictureKey,
  type VirtueContent,
} from './catalogue-content.ts';
import { lintedTexts, refusedTopics, type TopicFinding, touchesHealthOfAnother } from './refused-topics.ts';

// What a catalogue may say. Each answers with everything that is wrong, each problem with its path; empty when nothing is.

type Path = readonly string[];
type Named = { readonly code: string; readonly name: LocalizedText };
type Pictured = Named & { readonly pictureKey: string | null };

export function virtueProblems(path: Path, virtue: VirtueContent): FieldProblem[] {
  return [...codeProblems(path, virtue), ...nameProblems(path, virtue, catalogueLimits.virtueName)];
}

export function categoryProblems(path: Path, category: Pictured): FieldProblem[] {
  return picturedProblems(path, category, catalogueLimits.categoryName);
}

export function deedProblems(path: Path, deed: Pictured): FieldProblem[] {
  return picturedProblems(path, deed, catalogueLimits.deedName);
}

/** `virtues` are the codes that may be named. */
export function indicatorProblems(
  path: Path,
  indicator: IndicatorContent,
  virtues: ReadonlySet<string>,
): FieldProblem[] {
  const limits = catalogueLimits;
  const problems = [
    ...codeProblems(path, indicator),
    ...nameProblems(path, indicator, limits.indicatorName),
    ...textProblems([...path, 'hint'], indicator.hint, { isRequired: false, letters: limits.hint }),
    ...rangeProblems([...path, 'points'], indicator.points, limits.points),
    ...rangeProblems([...path, 'capCount'], indicator.capCount, limits.capCount),
    ...rangeProblems([...path, 'verifiersNeeded'], indicator.verifiersNeeded, limits.verifiers),
  ];
  const isKnown = indicator.virtues.every((code) => virtues.has(code));
  const isEachOnce = new Set(indicator.virtues).size === indicator.virtues.length;
  if (!isKnown || !isEachOnce || indicator.virtues.length > limits.virtuesOfIndicator) {
    problems.push({
      path: [...path, 'virtues'],
      message: {
        th: `เลือกได้ไม่เกิน ${limits.virtuesOfIndicator} ข้อ จากคุณธรรมที่ใช้อยู่`,
        en: `At most ${limits.virtuesOfIndicator}, each once, of the virtues in use.`,
      },
    });
  }
  if (indicator.privacy !== 'SENSITIVE' && touchesHealthOfAnother(textsOf(path, indicator))) {
    problems.push({
      path: [...path, 'privacy'],
      message: {
        th: 'ความดีนี้พาดพิงถึงคนป่วย ขอให้ตั้งเป็นความดีส่วนตัว จะได้ไม่มีใครรู้เรื่องสุขภาพของเขา',
        en: 'This deed is done to somebody who is ill: make it a private one, so that nobody learns of their health.',
      },
    });
  }
  return problems;
}

/** The whole of a catalogue, as a template brings it along: its parts, their codes and its size. */
export function contentProblems(content: CatalogueContent): FieldProblem[] {
  const virtues = new Set(content.virtues.map(({ code }) => code));
  const deeds = content.categories.flatMap((category, index) =>
    category.deeds.map((deed, place) => ({
      deed,
      path: ['categories', String(index), 'deeds', String(place)],
    })),
  );
  const indicators = deeds.flatMap(({ deed, path }) =>
    deed.indicators.map((indicator, place) => ({
      indicator,
      path: [...path, 'indicators', String(place)],
    })),
  );
  const categories = content.categories.map((category, index) => ({
    category,
    path: ['categories', String(index)],
  }));
  return [
    ...sizeProblems(['virtues'], content.virtues.length, catalogueLimits.virtues),
    ...sizeProblems(['categories'], categories.length, catalogueLimits.categories),
    ...sizeProblems(['categories'], deeds.length, catalogueLimits.deeds),
    ...sizeProblems(['categories'], indicators.length, catalogueLimits.indicators),
    ...content.virtues.flatMap((virtue, index) => virtueProblems(['virtues', String(index)], virtue)),
    ...categories.flatMap(({ category, path }) => categoryProblems(path, category)),
    ...deeds.flatMap(({ deed, path }) => deedProblems(path, deed)),
    ...indicators.flatMap(({ indicator, path }) => indicatorProblems(path, indicator, virtues)),
    ...repeatedCodes(content.virtues.map(({ code }, index) => ({ code, path: ['virtues', String(index)] }))),
    ...repeatedCodes(categories.map(({ category, path }) => ({ code: category.code, path }))),
    ...repeatedCodes(deeds.map(({ deed, path }) => ({ code: deed.code, path }))),
    ...repeatedCodes(indicators.map(({ indicator, path }) => ({ code: indicator.code, path }))),
  ];
}

/** What in a catalogue must not earn points, and where. */
export function contentFindings(content: CatalogueContent): TopicFinding[] {
  return refusedTopics(
    content.categories.flatMap((category, index) => {
      const path = ['categories', String(index)];
      return [
        ...textsOf(path, category),
        ...category.deeds.flatMap((deed, place) => {
          const deedPath = [...path, 'deeds', String(place)];
          return [
            ...textsOf(deedPath, deed),
            ...deed.indicators.flatMap((indicator, number) =>
              textsOf([...deedPath, 'indicators', String(number)], indicator),
            ),
          ];
        }),
      ];
    }),
  );
}

/** What people read of a category, a deed or an indicator, and where it stands. */
export function textsOf(path: Path, item: { readonly name: LocalizedText; readonly hint?: LocalizedText }) {
  return [
    ...lintedTexts([...path, 'name'], item.name),
    ...(item.hint === undefined ? [] : lintedTexts([...path, 'hint'], item.hint)),
  ];
}

/** A name is kept in both languages: the one that is missing is shown in the other. */
export function inBoth(name: LocalizedText): LocalizedText {
  return { th: name.th || name.en, en: name.en || name.th };
}

/** What a version says in a few words, when it is adopted. */
export function noteProblems(note: LocalizedText): FieldProblem[] {
  return textProblems(['note'], note, { isRequired: false, letters: catalogueLimits.note });
}

function picturedProblems(path: Path, item: Pictured, letters: number): FieldProblem[] {
  const problems = [...codeProblems(path, item), ...nameProblems(path, item, letters)];
  if (item.pictureKey !== null && !isPictureKey(item.pictureKey)) {
    problems.push({
      path: [...path, 'pictureKey'],
      message: { th: 'ไม่มีรูปนี้', en: 'There is no such picture.' },
    });
  }
  return problems;
}

function codeProblems(path: Path, { code }: Named): FieldProblem[] {
  if (isCatalogueCode(code)) return [];
  const message = {
    th: 'รหัสใช้ตัวอังกฤษพิมพ์ใหญ่ ตัวเลข และขีดล่าง ไม่เกิน 32 ตัว ขึ้นต้นด้วยตัวอักษร',
    en: 'A code has capital letters, digits and underscores, 32 at most, and begins with a letter.',
  };
  return [{ path: [...path, 'code'], message }];
}

function nameProblems(path: Path, { name }: Named, letters: number): FieldProblem[] {
  return textProblems([...path, 'name'], name, { isRequired: true, letters });
}

function textProblems(
  path: Path,
  text: LocalizedText,
  limits: { readonly isRequired: boolean; readonly letters: number },
): FieldProblem[] {
  const problems = localizedTextProblems(path, text, {
    isRequired: limits.isRequired,
    maximumLength: limits.letters,
  });
  if (problems.length > 0) return problems;
  // A letter with its vowel and tone mark is one to a reader; the columns have room for two code points of each.
  return (['th', 'en'] as const).flatMap((language) =>
    [...text[language]].length <= 2 * limits.letters
      ? []
      : [
          {
            path: [...path, language],
            message: {
              th: `ยาวเกิน ${limits.letters} ตัวอักษร`,
              en: `Longer than ${limits.letters} characters.`,
            },
          },
        ],
  );
}

function rangeProblems(path: Path, value: number, most: number): FieldProblem[] {
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  const message = {
    th: `ใส่ได้ตั้งแต่ 1 ถึง ${most.toLocaleString('th')}`,
    en: `1 to ${most.toLocaleString('en')}.`,
  };
  return [{ path, message }];
}

/** One more than the limit is one too many. */
export function sizeProblems(path: Path, count: number, most: number): FieldProblem[] {
  if (count <= most) return [];
  return [{ path, message: { th: `มีได้ไม่เกิน ${most} รายการ`, en: `At most ${most}.` } }];
}

function repeatedCodes(items: readonly { readonly code: string; readonly path: Path }[]): FieldProblem[] {
  const seen = new Set<string>();
  return items.flatMap(({ code, path }) => {
    const isRepeated = seen.has(code);
    seen.add(code);
    return isRepeated
      ? [{ path: [...path, 'code'], message: { th: 'รหัสนี้ซ้ำ', en: 'This code is there twice.' } }]
      : [];
  });
}

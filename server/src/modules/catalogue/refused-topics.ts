import type { LocalizedText } from '../../graphql/plain-text.ts';
import type { Message } from '../../graphql/user-error.ts';
import { type RefusedTopic, type TopicWords, topicWords } from './refused-topic-words.ts';
import { searchForm } from './search-form.ts';

export interface TopicFinding {
  readonly topic: RefusedTopic;
  /** Where in the input the text is. */
  readonly path: readonly string[];
  /** Why it is not a matter for points, and what would be. */
  readonly message: Message;
}

/** A text and where in the input it stands. */
export interface LintedText {
  readonly path: readonly string[];
  readonly text: string;
}

/** The two languages of a text, each with its own path. */
export function lintedTexts(path: readonly string[], text: LocalizedText): LintedText[] {
  return [
    { path: [...path, 'th'], text: text.th },
    { path: [...path, 'en'], text: text.en },
  ];
}

/**
 * What in these texts must not earn points (the first principle: no belief, health, political or criminal data, no
 * debts, nobody's speech, nobody's watch over others). Empty when nothing is. By words and what stands beside them: a
 * reader's help and no judge, so that it says why and what to write instead.
 */
export function refusedTopics(texts: readonly LintedText[]): TopicFinding[] {
  return texts.flatMap(({ path, text }) => {
    const form = lintForm(text);
    return topicWords
      .filter((words) => isAbout(form, words))
      .map(({ topic, message }) => ({ topic, path, message }));
  });
}

/** True for a deed done to one who is ill or disabled: nobody but those who confirm it may learn of it. */
export function touchesHealthOfAnother(texts: readonly LintedText[]): boolean {
  return texts.some(({ text }) => healthOfAnother.test(lintForm(text)));
}

const healthOfAnother =
  /(ผูป|คนป)วย|คนไข|เยียมไข|เฝาไข|ติดเตียง|หาหมอ|ไปโรงพยาบาล|(ผู|คน)พิการ|\bpatients?\b|\bthe sick\b|\bsick (neighbours?|person|people|relatives?|friends?)\b|\bbedridden\b|\bbedside\b|\bto (the|a) (doctor|hospital|clinic)\b|\bdisabled\b/;

function isAbout(form: string, { refused, allowed }: TopicWords): boolean {
  return (allowed === null ? form : form.replace(allowed, '|')).search(refused) >= 0;
}

/**
 * As the search sees the text, and without what may stand between Thai letters to hide a word: Thai is written without
 * blanks, so that a blank, a dot or a dash makes no other word of it.
 */
function lintForm(text: string): string {
  return searchForm(text)
    .replace(/(?<=[\u0E01-\u0E46])[\s.,*_\-–—·]+(?=[\u0E01-\u0E46])/gu, '')
    .replace(/\s+/g, ' ');
}

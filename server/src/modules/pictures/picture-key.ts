import type { FieldProblem } from '../../graphql/user-error.ts';

/** A picture that ships with the app, by the name of its emoji in Fluent Emoji 3D. */
const pictureKeyPattern = /^fluent:[a-z0-9-]{1,60}$/;

/** What is wrong with a key; empty when nothing is, and when there is none. */
export function pictureKeyProblems(pictureKey: string | null | undefined): FieldProblem[] {
  if (pictureKey == null || pictureKeyPattern.test(pictureKey)) return [];
  return [{ path: ['pictureKey'], message: { th: 'ไม่มีรูปนี้ในแอป', en: 'The app has no such picture.' } }];
}

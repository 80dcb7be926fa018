import { plainTextProblem } from '../../graphql/plain-text.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';

/** What is wrong with a display name; empty when nothing is. */
export function displayNameProblems(displayName: string): FieldProblem[] {
  const message = plainTextProblem(displayName, { minimumLength: 1, maximumLength: 80 });
  return message === null ? [] : [{ path: ['displayName'], message }];
}

import { plainTextProblem } from './plain-text.ts';
import type { FieldProblem } from './user-error.ts';

const longest = 40;

/** What people call a thing of theirs, such as a device: one line of 1 to 40 characters as they see them. */
export function readShortName(text: string): { readonly name: string; readonly problems: FieldProblem[] } {
  const name = text.replace(/\s+/g, ' ').trim();
  const message = plainTextProblem(name, { minimumLength: 1, maximumLength: longest });
  return { name, problems: message === null ? [] : [{ path: ['name'], message }] };
}

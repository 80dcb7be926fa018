import type { Language } from '../../graphql/language.ts';
import type { FieldProblem } from '../../graphql/user-error.ts';
import type { Database } from '../../platform/postgres.ts';
import { displayNameProblems } from './display-name.ts';
import { type UserRow, updateUser } from './user-store.ts';

export type UpdateProfileOutcome =
  | { readonly outcome: 'UPDATED'; readonly user: UserRow }
  | { readonly outcome: 'GONE' }
  | { readonly outcome: 'INVALID'; readonly problems: readonly FieldProblem[] };

/**
 * A person changes what they are called and which language they read; null leaves a thing as it is.
 *
 * - UPDATED: the person as they are now.
 * - INVALID: not a name.
 * - GONE: the account was deleted while its session still worked.
 */
export async function updateProfile(
  deps: { readonly database: Database },
  command: {
    readonly userId: string;
    readonly displayName: string | null;
    readonly language: Language | null;
  },
): Promise<UpdateProfileOutcome> {
  const name = command.displayName?.trim();
  const problems = name === undefined ? [] : displayNameProblems(name);
  if (problems.length > 0) return { outcome: 'INVALID', problems };
  const user = await updateUser(deps.database, command.userId, {
    ...(name === undefined ? {} : { name }),
    ...(command.language === null ? {} : { language: command.language }),
  });
  return user === null ? { outcome: 'GONE' } : { outcome: 'UPDATED', user };
}

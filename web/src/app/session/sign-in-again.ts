/** Asks for a sign-in over the current page; resolves to false when the person turns it down. */
type SignInPrompt = () => Promise<boolean>;

/** The last one asks: a shared counter asks for its number in place of the shell's dialog. */
const prompts: SignInPrompt[] = [];
let pending: Promise<boolean> | undefined;

/** What can ask puts itself here while it is mounted; the returned function takes it away. */
export function offerSignInPrompt(offered: SignInPrompt): () => void {
  prompts.push(offered);
  return () => {
    prompts.splice(prompts.indexOf(offered), 1);
  };
}

/** One dialog for however many operations found the session gone. */
export function askToSignInAgain(): Promise<boolean> {
  const prompt = prompts.at(-1);
  if (prompt === undefined) return Promise.resolve(false);
  pending ??= prompt().finally(() => {
    pending = undefined;
  });
  return pending;
}

/** Asks for a sign-in over the current page; resolves to false when the person turns it down. */
type SignInPrompt = () => Promise<boolean>;

let prompt: SignInPrompt | undefined;
let pending: Promise<boolean> | undefined;

/** The shell's dialog puts itself here while it is mounted; the returned function takes it away. */
export function offerSignInPrompt(offered: SignInPrompt): () => void {
  prompt = offered;
  return () => {
    if (prompt === offered) prompt = undefined;
  };
}

/** One dialog for however many operations found the session gone. */
export function askToSignInAgain(): Promise<boolean> {
  if (prompt === undefined) return Promise.resolve(false);
  pending ??= prompt().finally(() => {
    pending = undefined;
  });
  return pending;
}

/**
 * Runs `work` once at a time in this process. Asked while it runs, it goes round once more when it is done, however often
 * it was asked: for work that looks for what there is to do, and that would only wait beside itself.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let isRunning = false;
  let isAskedAgain = false;
  return async () => {
    isAskedAgain = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isAskedAgain) {
        isAskedAgain = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
}

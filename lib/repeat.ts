/** Does something again and again while the process lives, one round at a time; what fails is told, and the next round tries again. */
export function repeat(everyMs: number, round: () => Promise<unknown>, failed: (error: unknown) => void): void {
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      await round();
    } catch (error) {
      failed(error);
    } finally {
      isBusy = false;
    }
  }, everyMs);
  timer.unref();
}

/** Asks again and again until it is so; fails when it has not come in time. Never a fixed sleep. */
export async function until(isSo: () => Promise<boolean>, withinMs = 15_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error("It did not come in time.");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

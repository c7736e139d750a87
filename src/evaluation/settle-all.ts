/** Waits until nothing is under way any more; then throws what failed first, if anything did. So nothing is written after a run has ended. */
export async function settleAll<T>(running: Iterable<Promise<T>>): Promise<readonly T[]> {
  const settled = await Promise.allSettled(running);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

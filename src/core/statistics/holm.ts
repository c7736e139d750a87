export interface NamedProbability {
  readonly name: string;
  /** Null where the test could not be made; it stays in the family, which was fixed beforehand, as if p were 1. */
  readonly p: number | null;
}

export interface HolmResult extends NamedProbability {
  /** Smallest family error at which this one is rejected; null where p is. */
  readonly adjusted: number | null;
  readonly rejected: boolean;
}

/**
 * Step-down correction of a family of tests (Holm 1979): the chance of a single false rejection stays at `alpha`, however the tests depend on each
 * other. In the order given.
 */
export function holm(
  family: readonly NamedProbability[],
  { alpha = 0.05 }: { readonly alpha?: number } = {},
): readonly HolmResult[] {
  const ascending = [...family.keys()].toSorted((a, b) => (family[a]?.p ?? 1) - (family[b]?.p ?? 1));
  const adjusted = new Array<number>(family.length).fill(1);
  let most = 0;
  for (const [rank, at] of ascending.entries()) {
    most = Math.max(most, Math.min(1, (family.length - rank) * (family[at]?.p ?? 1)));
    adjusted[at] = most;
  }
  return family.map(({ name, p }, at) => {
    const own = p === null ? null : (adjusted[at] ?? 1);
    return { name, p, adjusted: own, rejected: own !== null && own <= alpha };
  });
}

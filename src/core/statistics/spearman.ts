/** Rank correlation of Spearman: Pearson's of the ranks, equal values sharing their mean rank. Null of fewer than two pairs and where a side does not vary. */
export function spearman(pairs: readonly (readonly [number, number])[]): number | null {
  const [xs, ys] = [ranksOf(pairs.map(([x]) => x)), ranksOf(pairs.map(([, y]) => y))];
  const middle = (pairs.length + 1) / 2;
  let [both, first, second] = [0, 0, 0];
  for (const [at, rank] of xs.entries()) {
    const [x, y] = [rank - middle, (ys[at] ?? middle) - middle];
    both += x * y;
    first += x * x;
    second += y * y;
  }
  return first === 0 || second === 0 ? null : both / Math.sqrt(first * second);
}

function ranksOf(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((one) => one < value).length;
    const level = values.filter((one) => one === value).length;
    return below + (level + 1) / 2;
  });
}

/** Most of the names; the first by alphabet of several. `email` of none. */
export function mostFrequent(names: readonly string[]): string {
  const counts = Object.entries(countBy(names)).toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return counts[0]?.[0] ?? 'email';
}

export function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

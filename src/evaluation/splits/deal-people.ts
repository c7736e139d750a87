/**
 * Deals people over groups in turn, in the order given: `['evaluated', 'others']` gives odd and even places. A name that stands several times gets as
 * many shares: `['evaluated', 'evaluated', 'others']` sets a third aside. Every group is in the answer, even when nobody is left for it.
 */
export function dealPeople<Group extends string>(
  people: readonly string[],
  groups: readonly Group[],
): Readonly<Record<Group, readonly string[]>> {
  const everybody = [...new Set(people)];
  const shares = groups.map((group) => [group, everybody.filter((_, at) => groups[at % groups.length] === group)]);
  // Every group of the list is a key; those named twice have the same people twice.
  return Object.fromEntries(shares) as Record<Group, readonly string[]>;
}

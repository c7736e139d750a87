/** No chance above this is accepted, however much else is. */
const highestChance = 0.05;
/**
 * Expected share of chance among what is accepted of one person and register. At .10 a sixth fewer habits of real bloggers were accepted, at .15
 * more of people who do not exist (docs/experiments/LOG.md).
 */
const falseShare = 0.125;

/**
 * Which chance is still accepted, given those of everything tried of one person together (Benjamini and Hochberg 1995), at most one in twenty.
 * Of a person without habits it asks the first for far less than one in twenty, because a dozen tries find one; where much is found, hardly.
 */
export function acceptedChance(chances: readonly number[], tried: number): number {
  let limit = 0;
  chances
    .toSorted((a, b) => a - b)
    .forEach((chance, place) => {
      const allowed = (falseShare * (place + 1)) / tried;
      if (chance <= allowed) limit = allowed;
    });
  return Math.min(highestChance, limit);
}

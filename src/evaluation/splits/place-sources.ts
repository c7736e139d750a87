import type { AuthorshipText } from '../../contracts/dataset.ts';

/** Texts wanted for each role. */
export interface RoleSizes {
  readonly learn: number;
  readonly select: number;
  readonly evaluate: number;
  /** `rest`: whatever the other roles leave. */
  readonly targets: number | 'rest';
  /** Fewer targets than this cannot be measured on. */
  readonly fewestTargets: number;
}

/** The texts of one source, in file order. */
export type SourceTexts = readonly AuthorshipText[];

export type PlacedRoles = readonly [
  learn: SourceTexts,
  select: SourceTexts,
  evaluate: SourceTexts,
  targets: SourceTexts,
];

/**
 * Whole sources to the four roles, in file order; each role takes sources as long as that brings it nearer to its size, and leaves one for each role
 * after it. Sources of one text give the very sizes. `uneven-sources` where a role ends with less than half of what it should have.
 */
export function placeSources(
  sources: readonly SourceTexts[],
  sizes: RoleSizes,
): PlacedRoles | 'too-few-sources' | 'uneven-sources' {
  if (sources.length < 4) return 'too-few-sources';
  const rest = [...sources];
  const take = (wanted: number, rolesAfter: number): SourceTexts => {
    const taken: AuthorshipText[] = [];
    while (rest.length > rolesAfter) {
      const [next] = rest;
      // Half a source over the size is as near as half a source under it.
      if (next === undefined || (taken.length > 0 && taken.length + next.length / 2 > wanted)) break;
      taken.push(...next);
      rest.shift();
    }
    return taken;
  };
  const learn = take(sizes.learn, 3);
  const select = take(sizes.select, 2);
  const evaluate = take(sizes.evaluate, 1);
  const targets = sizes.targets === 'rest' ? rest.flat() : take(sizes.targets, 0);
  const tooSmall =
    learn.length < sizes.learn / 2 ||
    select.length < sizes.select / 2 ||
    evaluate.length < sizes.evaluate / 2 ||
    targets.length < sizes.fewestTargets;
  return tooSmall ? 'uneven-sources' : [learn, select, evaluate, targets];
}

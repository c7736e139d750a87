import { type FittedKind, fitKind, type Kind, type TasteData } from './fit-kind.ts';

export interface SearchOptions {
  /** How likely a person chooses by each feature. */
  readonly shares: readonly number[];
  /** Kinds that other people of the workspace are; equally likely. */
  readonly others: readonly Kind[];
}

/** Variance of a weight that somebody chooses by: with 2 units of difference, nine of ten choices go their way. */
const openVariance = 2;
/** The kind that chooses by everything a little: share of people, and variance of each weight. */
const evenShare = 0.1;
const evenVariance = 0.3;
/** So many features somebody chooses by at most; those who choose by more are of the even kind. */
const mostFeatures = 4;
/** Of each size, so many kinds are searched from. */
const beam = 6;
/** Beyond so many choices the even kind tells every taste; the search is left out. */
const mostSearched = 400;
/** So many others weigh as much as everything that is shipped. */
const othersForHalf = 4;

/** The kinds of taste that the choices make likely, fitted: a search from the kind that chooses by nothing, feature by feature, besides the others' and the even one. */
export function searchKinds(data: TasteData, { shares, others }: SearchOptions): readonly FittedKind[] {
  const shipped = Math.log(othersForHalf / (others.length + othersForHalf));
  const even = fitKind(data, evenKind(data.width, shipped));
  const like = others.map((kind) =>
    fitKind(data, { ...kind, logShare: Math.log(1 / (others.length + othersForHalf)) }, even.mean),
  );
  if (data.count > mostSearched) return [even, ...like];
  return [even, ...like, ...searchSparse(data, shares, shipped + Math.log(1 - evenShare))];
}

function evenKind(width: number, shipped: number): Kind {
  return {
    logShare: shipped + Math.log(evenShare),
    mean: new Float64Array(width),
    variance: new Float64Array(width).fill(evenVariance),
  };
}

/** Kinds that choose by no feature, by one, by two …: of each size the likeliest are extended by every other feature. */
function searchSparse(data: TasteData, shares: readonly number[], logShare: number): readonly FittedKind[] {
  const none = logShare + shares.reduce((sum, share) => sum + Math.log(1 - share), 0);
  const start = fitKind(data, {
    ...{ logShare: none, mean: new Float64Array(data.width), variance: new Float64Array(data.width) },
  });
  const found: FittedKind[] = [start];
  let level: readonly FittedKind[] = [start];
  for (let size = 1; size <= mostFeatures; size += 1) {
    const seen = new Set<string>();
    level = level
      .flatMap((kind) => extensions({ data, kind, shares, seen }))
      .toSorted((a, b) => b.logShare + b.logEvidence - a.logShare - a.logEvidence);
    found.push(...level);
    level = level.slice(0, beam);
  }
  return found;
}

interface Extend {
  readonly data: TasteData;
  readonly kind: FittedKind;
  readonly shares: readonly number[];
  /** Features of kinds that were fitted already. */
  readonly seen: Set<string>;
}

function extensions({ data, kind, shares, seen }: Extend): readonly FittedKind[] {
  return shares.flatMap((share, feature) => {
    if (kind.support.includes(feature)) return [];
    const support = [...kind.support, feature].toSorted((a, b) => a - b);
    const key = support.join(' ');
    if (seen.has(key)) return [];
    seen.add(key);
    const variance = new Float64Array(data.width);
    for (const at of support) variance[at] = openVariance;
    const logShare = kind.logShare + Math.log(share) - Math.log(1 - share);
    return [fitKind(data, { logShare, mean: new Float64Array(data.width), variance }, kind.mean)];
  });
}

import { agglomerate, type Linkage } from './agglomerate.ts';
import { consensusTree } from './consensus-tree.ts';
import { type Draw, type DrawOptions, drawPlaces } from './draw-places.ts';
import { neighbourJoining } from './neighbour-joining.ts';
import type { DistanceMatrix, TextTree } from './text-tree.ts';

export interface BootstrapConsensusOptions extends DrawOptions {
  /** Default `neighbour-joining`, whose trees have no root. */
  readonly join?: 'neighbour-joining' | Linkage;
  /** Share of trees that must hold a branch: more than this. Default 0.5. */
  readonly above?: number;
}

export interface BootstrapConsensus {
  /** Null when no round gave distances. */
  readonly tree: TextTree | null;
  readonly rounds: number;
  /** Rounds whose distances could not be measured (null, or not all finite). */
  readonly skipped: number;
  readonly seed: number;
}

/** Bootstrap consensus tree (Eder 2017): a tree from the distances on each resample of features, then the branches that most of them hold. */
export function bootstrapConsensus(
  measure: (draw: Draw) => DistanceMatrix | null,
  { join = 'neighbour-joining', above = 0.5, ...options }: BootstrapConsensusOptions,
): BootstrapConsensus {
  const trees: TextTree[] = [];
  let rounds = 0;
  for (const draw of drawPlaces(options)) {
    rounds += 1;
    const matrix = measure(draw);
    if (matrix === null || !matrix.distances.every((line) => line.every(Number.isFinite))) continue;
    const tree = join === 'neighbour-joining' ? neighbourJoining(matrix) : agglomerate(matrix, join);
    if (tree !== null) trees.push(tree);
  }
  return {
    tree: consensusTree(trees, { above, root: join === 'neighbour-joining' ? 'ignored' : 'kept' }),
    rounds,
    skipped: rounds - trees.length,
    seed: options.seed,
  };
}

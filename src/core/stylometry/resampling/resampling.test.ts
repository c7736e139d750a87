import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { agglomerate } from './agglomerate.ts';
import { bootstrapConsensus } from './bootstrap-consensus.ts';
import { bootstrapWins } from './bootstrap-wins.ts';
import { consensusTree } from './consensus-tree.ts';
import { drawPlaces } from './draw-places.ts';
import { neighbourJoining } from './neighbour-joining.ts';
import { type DistanceMatrix, leavesOf, type TextTree, toNewick } from './text-tree.ts';

const newick = (tree: TextTree | null): string => (tree === null ? 'none' : toNewick(tree));

const leaf = (name: string): TextTree => ({ kind: 'leaf', name, length: null });
const branch = (...children: readonly TextTree[]): TextTree => ({
  kind: 'branch',
  children,
  length: null,
  support: null,
});

describe('draws', () => {
  test('are with replacement, in order, of the whole size; texts stay unless they are asked for', () => {
    const draws = [...drawPlaces({ features: 50, texts: 4, rounds: 20, seed: 1 })];

    expect(draws).toHaveLength(20);
    for (const { features, texts } of draws) {
      expect(features).toHaveLength(50);
      expect(features).toEqual(features.toSorted());
      expect(new Set(features).size).toBeLessThan(50);
      expect([...texts]).toEqual([0, 1, 2, 3]);
    }
    expect(draws[0]).not.toEqual(draws[1]);
    expect([...drawPlaces({ features: 50, texts: 4, rounds: 20, seed: 1 })]).toEqual(draws);
    const redrawn = [...drawPlaces({ features: 1, texts: 30, redrawTexts: true, rounds: 1, seed: 1 })];
    expect(new Set(redrawn[0]?.texts).size).toBeLessThan(30);
  });
});

describe('shares of wins', () => {
  test('count who is first, part ties and name nobody where nobody was ranked', () => {
    let round = 0;
    const outcome = bootstrapWins(
      () => {
        round += 1;
        if (round === 4) return [];
        return [
          { author: 'bo', score: round === 1 ? 1 : 3 },
          { author: 'ada', score: round === 1 ? 2 : 3 },
        ];
      },
      { features: 5, rounds: 4, seed: 2 },
    );

    expect(outcome).toEqual({
      rounds: 4,
      undecided: 1,
      shares: [
        { author: 'ada', share: 0.5 },
        { author: 'bo', share: 0.25 },
      ],
      seed: 2,
    });
  });

  test('say how firmly a nearest author stands on its features', () => {
    // Ada is nearer on 7 features of 10, so she wins the resamples that draw them at least half of the time.
    const outcome = bootstrapWins(
      ({ features }) => {
        const nearer = features.filter((feature) => feature < 7).length;
        return [
          { author: 'ada', score: nearer },
          { author: 'bo', score: features.length - nearer },
        ];
      },
      { features: 10, rounds: 2000, seed: 3 },
    );

    // P(more than 5 of 10 at 0.7) + half of P(5) = 0.8497 + 0.0515.
    expect(outcome.shares[0]?.author).toBe('ada');
    expect(outcome.shares[0]?.share).toBeGreaterThan(0.88);
    expect(outcome.shares[0]?.share).toBeLessThan(0.925);
  });
});

describe('clustering', () => {
  const five: DistanceMatrix = {
    names: ['a', 'b', 'c', 'd', 'e'],
    // The worked example of UPGMA in the literature on phylogeny (16S rRNA of five bacteria).
    distances: [
      [0, 17, 21, 31, 23],
      [17, 0, 30, 34, 21],
      [21, 30, 0, 28, 39],
      [31, 34, 28, 0, 43],
      [23, 21, 39, 43, 0],
    ],
  };

  test.each([
    { linkage: 'average', tree: '(((a:8.5,b:8.5):2.5,e:11):5.5,(c:14,d:14):2.5);' },
    { linkage: 'single', tree: '((((a:8.5,b:8.5):2,c:10.5):0,e:10.5):3.5,d:14);' },
    { linkage: 'complete', tree: '(((a:8.5,b:8.5):3,e:11.5):10,(c:14,d:14):7.5);' },
  ] as const)('by $linkage linkage gives the known tree', ({ linkage, tree }) => {
    expect(newick(agglomerate(five, linkage))).toBe(tree);
  });

  test("Ward's distances of points on a line are those of their sums of squares", () => {
    const points = [0, 1, 5, 8];
    const matrix = {
      names: ['p', 'q', 'r', 's'],
      distances: points.map((one) => points.map((other) => Math.abs(one - other))),
    };

    // Joining {0, 1} and {5, 8}: sqrt(2 · (2 · 2 / 4) · 6²) = 8.485281, halved.
    expect(newick(agglomerate(matrix, 'ward'))).toBe('((p:0.5,q:0.5):3.74264,(r:1.5,s:1.5):2.74264);');
  });

  test('of one text is its leaf, of none nothing', () => {
    expect(agglomerate({ names: ['a'], distances: [[0]] })).toEqual(leaf('a'));
    expect(agglomerate({ names: [], distances: [] })).toBeNull();
  });
});

describe('neighbour joining', () => {
  test('gives back the tree that additive distances come from', () => {
    const random = createRandom(6);
    for (let round = 0; round < 50; round += 1) {
      const { tree, matrix } = additive(4 + random.integer(6), random);

      const found = neighbourJoining(matrix);

      expect(newick(consensusTree(found === null ? [] : [found], { root: 'ignored' }))).toBe(
        newick(consensusTree([tree], { root: 'ignored' })),
      );
      expect(found === null ? [] : pathLengths(found, matrix.names)).toEqual(
        matrix.distances.map((line) => line.map((value) => expect.closeTo(value, 9))),
      );
    }
  });

  test('of three, two, one and no texts', () => {
    const matrix = (names: readonly string[], ...distances: readonly (readonly number[])[]) => ({ names, distances });

    expect(newick(neighbourJoining(matrix(['a', 'b', 'c'], [0, 3, 4], [3, 0, 5], [4, 5, 0])))).toBe('(a:1,b:2,c:3);');
    expect(newick(neighbourJoining(matrix(['a', 'b'], [0, 3], [3, 0])))).toBe('(a:1.5,b:1.5);');
    expect(newick(neighbourJoining(matrix(['a'], [0])))).toBe('a;');
    expect(neighbourJoining(matrix([]))).toBeNull();
  });
});

describe('consensus', () => {
  const one = branch(branch(branch(leaf('a'), leaf('b')), leaf('c')), leaf('d'), leaf('e'));
  const two = branch(branch(leaf('b'), leaf('a')), branch(leaf('c'), leaf('d')), leaf('e'));
  const three = branch(branch(branch(leaf('a'), leaf('b')), leaf('c')), branch(leaf('d'), leaf('e')));

  test('holds the branches of more than half of the trees, with their shares', () => {
    expect(newick(consensusTree([one, two, three]))).toBe('(((a,b)1,c)0.667,d,e);');
    expect(newick(consensusTree([one, two, three], { above: 0.9 }))).toBe('((a,b)1,c,d,e);');
    expect(newick(consensusTree([one, two]))).toBe('((a,b)1,c,d,e);');
  });

  test('without a root, a branch is a split: its two sides are the same', () => {
    const left = branch(branch(leaf('a'), leaf('b')), leaf('c'), leaf('d'));
    const right = branch(leaf('a'), leaf('b'), branch(leaf('c'), leaf('d')));

    expect(newick(consensusTree([left, right], { root: 'ignored' }))).toBe('(a,b,(c,d)1);');
    expect(newick(consensusTree([left, right]))).toBe('(a,b,c,d);');
  });

  test('of random trees never loses or repeats a leaf', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom('kept', 'ignored'),
        (seed, size, root) => {
          const random = createRandom(seed);
          const trees = Array.from({ length: 5 }, () => randomTree(size, random));

          const consensus = consensusTree(trees, { root: root === 'kept' ? 'kept' : 'ignored' });

          expect(consensus === null ? [] : leavesOf(consensus).toSorted()).toEqual(namesOf(size).toSorted());
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  test('of no trees is none', () => {
    expect(consensusTree([])).toBeNull();
  });
});

describe('bootstrap consensus', () => {
  const writers = [0, 0, 0, 1, 1, 1].map((writer, text) => ({ name: `${'xy'[writer]}${text}`, writer }));
  /** Each feature sets the two writers apart by chance; texts of one writer differ a little. */
  const random = createRandom(10);
  const features = Array.from({ length: 60 }, () => {
    const levels = [random.next(), random.next()];
    return writers.map(({ writer }) => (levels[writer] ?? 0) + 0.1 * random.next());
  });
  const measure = ({ features: drawn }: { readonly features: Uint32Array }): DistanceMatrix => ({
    names: writers.map(({ name }) => name),
    distances: writers.map((_, one) =>
      writers.map((__, other) =>
        drawn.reduce((sum, at) => sum + Math.abs((features[at]?.[one] ?? 0) - (features[at]?.[other] ?? 0)), 0),
      ),
    ),
  });

  test.each(['neighbour-joining', 'average', 'ward'] as const)(
    'by %s parts two planted writers in every round',
    (join) => {
      const outcome = bootstrapConsensus(measure, { features: 60, rounds: 40, seed: 1, join });

      expect(outcome).toMatchObject({ rounds: 40, skipped: 0, seed: 1 });
      expect(branchesOf(outcome.tree)).toContainEqual({ leaves: ['y3', 'y4', 'y5'], support: 1 });
      expect(bootstrapConsensus(measure, { features: 60, rounds: 40, seed: 1, join })).toEqual(outcome);
    },
  );

  test('leaves out rounds without distances and says how many', () => {
    const outcome = bootstrapConsensus(
      () => ({
        names: ['a', 'b'],
        distances: [
          [0, Number.NaN],
          [Number.NaN, 0],
        ],
      }),
      { features: 3, rounds: 5, seed: 1 },
    );

    expect(outcome).toEqual({ tree: null, rounds: 5, skipped: 5, seed: 1 });
  });
});

test('Newick text quotes names that need it', () => {
  expect(toNewick(branch(leaf('Ada L.'), leaf("O'Brien"), leaf('no-55')))).toBe("('Ada L.','O''Brien',no-55);");
});

function branchesOf(
  tree: TextTree | null,
): readonly { readonly leaves: readonly string[]; readonly support: number | null }[] {
  if (tree === null || tree.kind === 'leaf') return [];
  return [{ leaves: leavesOf(tree).toSorted(), support: tree.support }, ...tree.children.flatMap(branchesOf)];
}

function namesOf(size: number): readonly string[] {
  return Array.from({ length: size }, (_, at) => `t${at}`);
}

function randomTree(size: number, random: ReturnType<typeof createRandom>): TextTree {
  const parts: TextTree[] = namesOf(size).map(leaf);
  while (parts.length > 1) {
    const [left, right] = random.choose(parts, 2);
    if (left === undefined || right === undefined) break;
    parts.splice(parts.indexOf(left), 1);
    parts.splice(parts.indexOf(right), 1);
    parts.push(branch(left, right));
  }
  return parts[0] ?? leaf('t0');
}

/** A random tree with lengths between 1 and 2, and the distances along it. */
function additive(
  size: number,
  random: ReturnType<typeof createRandom>,
): { readonly tree: TextTree; readonly matrix: DistanceMatrix } {
  const measured = (tree: TextTree): TextTree => {
    const length = 1 + random.next();
    return tree.kind === 'leaf' ? { ...tree, length } : { ...tree, length, children: tree.children.map(measured) };
  };
  const tree = measured(randomTree(size, random));
  const names = leavesOf(tree).toSorted();
  return { tree, matrix: { names, distances: pathLengths(tree, names) } };
}

function pathLengths(tree: TextTree, names: readonly string[]): readonly (readonly number[])[] {
  const paths = new Map<string, readonly TextTree[]>();
  const visit = (part: TextTree, above: readonly TextTree[]): void => {
    if (part.kind === 'leaf') paths.set(part.name, [...above, part]);
    else for (const child of part.children) visit(child, [...above, part]);
  };
  visit(tree, []);
  return names.map((one) =>
    names.map((other) => {
      const left = paths.get(one) ?? [];
      const right = paths.get(other) ?? [];
      const apart = [...left.filter((part) => !right.includes(part)), ...right.filter((part) => !left.includes(part))];
      return apart.reduce((sum, part) => sum + (part.length ?? 0), 0);
    }),
  );
}

import { createRandom } from '../../core/numerics/index.ts';
import type { BasePeople } from './base-people.ts';
import type { ChoosePlants } from './choose-plants.ts';
import { basesOf, plantAuthor } from './plant-author.ts';
import { type AuthorScore, scoreAuthor, scoreNullAuthor } from './score-author.ts';
import type { TraitCatalogue } from './trait-catalogues.ts';

export interface CellDesign {
  readonly catalogue: TraitCatalogue;
  /** Of an author. */
  readonly texts: number;
  readonly plant: ChoosePlants;
}

export interface CellScores {
  readonly scores: readonly AuthorScore[];
  /** Accepted of each null author. */
  readonly nulls: readonly number[];
}

export interface ScoreCellOptions {
  readonly authors: number;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** One cell of the design: planted authors with their unplanted twins, and as many null authors. Null where nobody has so many texts. */
export async function scoreCell(
  { people, register }: Pick<BasePeople, 'people' | 'register'>,
  design: CellDesign,
  { authors, seed, signal }: ScoreCellOptions,
): Promise<CellScores | null> {
  const cell = { people, register, ...design, random: createRandom(seed) };
  if (basesOf(cell).length === 0) return null;
  const scores: AuthorScore[] = [];
  for (let place = 0; place < authors; place += 1) {
    signal?.throwIfAborted();
    const author = plantAuthor(cell, place);
    if (author !== null) scores.push(scoreAuthor(author, register));
    // Counting never waits by itself, and what stops a run must be heard.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { scores, nulls: Array.from({ length: authors }, () => scoreNullAuthor(cell)) };
}

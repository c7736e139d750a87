import type { Comparison } from '../contracts/comparison.ts';
import type { Page, PageQuery } from './page.ts';
import type { PersonKey } from './store.ts';

/** Keeps a person's choices between texts. Their texts are kept under the rules of samples. */
export interface ComparisonStore {
  /**
   * Keeps it, creating the person when new. `known`: one of that id is there and is left as it was, so a retry is safe. `full`: `most` are kept already and
   * nothing was added.
   */
  add(key: PersonKey, comparison: Comparison, most: number): Promise<'kept' | 'known' | 'full'>;
  find(key: PersonKey, id: string): Promise<Comparison | null>;
  /** Newest first. An unknown person has none. A cursor that is none fails with `invalid_input`. */
  list(key: PersonKey, query: PageQuery): Promise<Page<Comparison>>;
  /** Ids of people of the workspace who have `least` comparisons or more, those with most first, then by id; at most `most` of them. */
  people(workspace: string, query: ComparingPeople): Promise<readonly string[]>;
}

export interface ComparingPeople {
  readonly least: number;
  readonly most: number;
}

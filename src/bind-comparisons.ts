import {
  type Choice,
  type ComparisonPage,
  type ComparisonResult,
  type ComparisonSource,
  choiceSchema,
  comparisonSourceSchema,
} from './contracts/comparison.ts';
import { checkWholeNumber } from './engine/check-whole-number.ts';
import { type CompareRequest, compare } from './engine/compare.ts';
import type { EnginePorts } from './engine/engine-ports.ts';
import { parseInput, registerOf } from './learn-options.ts';

/** Choices of people between texts. */
export interface Comparisons {
  /** Keeps which of two texts a person chose for a task. */
  compare(options: CompareOptions): Promise<ComparisonResult>;
  /** A person's comparisons, newest first, page by page. */
  comparisons(person: string, options?: ListComparisonsOptions): Promise<ComparisonPage>;
}

export interface CompareOptions {
  readonly person: string;
  /** What the texts were written for. */
  readonly task: string;
  readonly left: string;
  readonly right: string;
  readonly chosen: Choice;
  /** Default: the person's most frequent one. */
  readonly register?: string;
  /** Where it was made; default `api`. */
  readonly source?: ComparisonSource;
  /** What the person said of it. */
  readonly note?: string;
  /** Tells comparisons of equal contents apart; without one they are kept once. */
  readonly idempotencyKey?: string;
}

export interface ListComparisonsOptions {
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 500; default 50. */
  readonly limit?: number;
}

/** Binds comparisons to their ports; `keyOf` checks an id and names its workspace. */
export function comparisonsOf(ports: EnginePorts, keyOf: (person: string) => CompareRequest['key']): Comparisons {
  return {
    compare: async (options) => compare(ports, compareRequest(options, keyOf(options.person))),
    comparisons: async (person, { limit = 50, after } = {}) => {
      checkWholeNumber('limit', limit, { min: 1, max: 500 });
      const key = keyOf(person);
      const { items, next } = await ports.store.comparisons.list(key, {
        limit,
        ...(after === undefined ? {} : { after }),
      });
      return { person: key.person, comparisons: [...items], next };
    },
  };
}

function compareRequest(options: CompareOptions, key: CompareRequest['key']): CompareRequest {
  const { task, left, right, register, note = null, idempotencyKey = null } = options;
  const chosen = parseInput(choiceSchema, options.chosen, 'choice');
  const source = parseInput(comparisonSourceSchema, options.source ?? 'api', 'source');
  return { key, task, left, right, chosen, register: registerOf(register), source, note, idempotencyKey };
}

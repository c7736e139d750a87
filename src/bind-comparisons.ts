import {
  type Choice,
  type ComparisonPage,
  type ComparisonResult,
  type ComparisonSource,
  choiceSchema,
  comparisonSourceSchema,
} from './contracts/comparison.ts';
import type { ProposedPair } from './contracts/proposed-pair.ts';
import { checkWholeNumber } from './engine/check-whole-number.ts';
import { type CompareRequest, compare } from './engine/compare.ts';
import type { EnginePorts } from './engine/engine-ports.ts';
import { findProfile } from './engine/find-profile.ts';
import type { OnProgress } from './engine/progress.ts';
import { proposePair } from './engine/propose-pair.ts';
import { defaultSeed, parseInput, registerOf, seeds } from './learn-options.ts';
import type { ModelHandle } from './ports/model.ts';

/** Choices of people between texts. */
export interface Comparisons {
  /** Keeps which of two texts a person chose for a task. */
  compare(options: CompareOptions): Promise<ComparisonResult>;
  /**
   * Two texts for a task between which the person's choice tells most of what they like, of several that are drawn. Keeps nothing: give `compare` the two and
   * the choice.
   */
  proposePair(options: ProposePairOptions): Promise<ProposedPair>;
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

export interface ProposePairOptions {
  readonly person: string;
  /** What to write. */
  readonly task: string;
  /** Default: the person's most frequent one. */
  readonly register?: string;
  /** Texts to draw and take the two from, 2 to 16; default 4. */
  readonly candidates?: number;
  readonly seed?: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface ListComparisonsOptions {
  /** `next` of the page before. */
  readonly after?: string;
  /** 1 to 500; default 50. */
  readonly limit?: number;
}

export interface ComparisonParts {
  readonly ports: EnginePorts;
  /** Checks an id and names its workspace. */
  readonly keyOf: (person: string) => CompareRequest['key'];
  /** The model that writes; fails where there is none. */
  readonly model: () => Promise<ModelHandle>;
}

/** Binds comparisons to their ports. */
export function comparisonsOf({ ports, keyOf, model }: ComparisonParts): Comparisons {
  return {
    compare: async (options) => compare(ports, compareRequest(options, keyOf(options.person))),
    proposePair: async ({ person, register, candidates, seed, ...options }) => {
      checkWholeNumber('candidates', candidates, { min: 2, max: mostCandidates });
      checkWholeNumber('seed', seed, seeds);
      const key = keyOf(person);
      const asked = registerOf(register);
      // A model may take seconds to load, so an unknown person is told before.
      await findProfile(ports.store, key);
      return proposePair(ports, {
        ...{ ...options, key, register: asked, model: await model() },
        ...{ candidates: candidates ?? 4, seed: seed ?? defaultSeed },
      });
    },
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

/** Texts that are drawn for one request, at most. */
export const mostCandidates = 16;

function compareRequest(options: CompareOptions, key: CompareRequest['key']): CompareRequest {
  const { task, left, right, register, note = null, idempotencyKey = null } = options;
  const chosen = parseInput(choiceSchema, options.chosen, 'choice');
  const source = parseInput(comparisonSourceSchema, options.source ?? 'api', 'source');
  return { key, task, left, right, chosen, register: registerOf(register), source, note, idempotencyKey };
}

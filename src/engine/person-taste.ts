import type { Comparison } from '../contracts/comparison.ts';
import { scoreAgainstFingerprint } from '../core/stylometry/index.ts';
import {
  type EmbeddingDirections,
  findDirections,
  fitTaste,
  nothingKnown,
  type Taste,
  type TasteMaterial,
  tasteFeatures,
  tasteRow,
} from '../core/taste/index.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { PersonKey, Store } from '../ports/store.ts';
import { type EmbedTextsOptions, embedTexts } from './embed-texts.ts';
import type { Voice } from './open-voice.ts';
import type { OnProgress } from './progress.ts';

/** A taste changes, and weights are settled long before: the newest so many choices are read. */
const mostOwn = 1000;
/** Other people of the workspace, those with most comparisons first, and of each so many: what counting them costs stays below a call of a model. */
export const othersAsked = { least: 8, most: 12, comparisons: 40 } as const;
const pageSize = 500;

/** The newest so many comparisons are embedded, again each time: with the candidates some hundred short texts, a few calls. */
const mostEmbedded = 40;

export interface TasteRequest {
  readonly key: PersonKey;
  readonly material: TasteMaterial;
  /** Texts to choose from. */
  readonly candidates: readonly string[];
  /** Reads texts as a whole, besides what is counted. Default: nothing does. */
  readonly embedding?: Embedding;
}

export interface Embedding extends EmbedTextsOptions {
  readonly embedder: Embedder;
  readonly onProgress?: OnProgress;
}

export interface TasteReading {
  readonly taste: Taste;
  /** The candidates as the taste sees them. */
  readonly rows: readonly Float64Array[];
  /** Why texts could not be read as a whole; null where they were, or were not to be. */
  readonly unread: string | null;
}

/** What the person's comparisons show them to like, beside what others of the workspace like. Counted and embedded anew each time: nothing of it is kept. */
export async function readTaste(store: Store, request: TasteRequest): Promise<TasteReading> {
  const { key, material, candidates } = request;
  const comparisons = await newest(store, key, mostOwn);
  const { directions, vectors, unread } = await readWholes(request, comparisons.slice(0, mostEmbedded));
  const rowOf = (text: string) =>
    Float64Array.of(...tasteRow(text, material), ...directions.place(vectors.get(text) ?? null));
  const taste = fitTaste(
    comparisons.map(({ left, right, chosen }) => ({ left: rowOf(left), right: rowOf(right), chosen })),
    { features: [...tasteFeatures, ...directions.features], others: await tastesOfOthers(store, key) },
  );
  return { taste, rows: candidates.map(rowOf), unread };
}

interface Wholes {
  readonly directions: EmbeddingDirections;
  readonly vectors: ReadonlyMap<string, Float64Array>;
  readonly unread: string | null;
}

/** Where the texts stand along the directions in which they differ most as a whole; none where nothing is embedded. */
async function readWholes(
  { candidates, embedding }: TasteRequest,
  comparisons: readonly Comparison[],
): Promise<Wholes> {
  const vectorless = new Map<string, Float64Array>();
  const none = { directions: findDirections({ comparisons: [], candidates: [] }), vectors: vectorless, unread: null };
  if (embedding === undefined || comparisons.length === 0 || candidates.length < 2) return none;
  const { embedder, onProgress, ...options } = embedding;
  const texts = [...comparisons.flatMap(({ left, right }) => [left, right]), ...candidates];
  onProgress?.({ step: 'note', message: `Comparing ${texts.length} texts as a whole by ${embedder.id}` });
  const outcome = await embedTexts(embedder, texts, options);
  if (outcome.kind === 'failed') return { ...none, unread: outcome.message };
  const { vectors } = outcome;
  const vectorOf = (text: string) => vectors.get(text) ?? null;
  const directions = findDirections({
    comparisons: comparisons.map(({ left, right }) => [vectorOf(left), vectorOf(right)] as const),
    candidates: candidates.map(vectorOf),
  });
  return { directions, vectors, unread: null };
}

/** What a text of this voice is measured against. */
export function materialOf({ fingerprint, background, hypotheses }: Voice): TasteMaterial {
  return {
    hypotheses,
    nearness: fingerprint === null ? null : (text) => scoreAgainstFingerprint(text, fingerprint, background),
  };
}

async function tastesOfOthers(store: Store, { workspace, person }: PersonKey): Promise<readonly Taste[]> {
  const ids = await store.comparisons.people(workspace, { least: othersAsked.least, most: othersAsked.most + 1 });
  const tastes: Taste[] = [];
  for (const other of ids.filter((id) => id !== person).slice(0, othersAsked.most)) {
    const comparisons = await newest(store, { workspace, person: other }, othersAsked.comparisons);
    tastes.push(fitTaste(countedChoices(comparisons)));
  }
  // Who cannot be foretold says nothing of anybody else.
  return tastes.filter(({ foretold }) => foretold > 0);
}

async function newest({ comparisons }: Store, key: PersonKey, most: number): Promise<readonly Comparison[]> {
  const found: Comparison[] = [];
  let after: string | null = null;
  do {
    const page = await comparisons.list(key, {
      limit: Math.min(pageSize, most - found.length),
      ...(after === null ? {} : { after }),
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== null && found.length < most);
  return found;
}

/** Others are read by what is counted alone: embedding their texts too would cost ten times as many. */
function countedChoices(comparisons: readonly Comparison[]) {
  return comparisons.map(({ left, right, chosen }) => ({
    ...{ left: tasteRow(left, nothingKnown), right: tasteRow(right, nothingKnown), chosen },
  }));
}

import type { FeatureCounts } from '../counting/count-features.ts';
import { type FeatureSet, featureSetHash } from '../counting/feature-set.ts';
import type { Lexicon } from '../counting/lexicon.ts';
import { StylometryError } from '../stylometry-error.ts';
import { compareCodePoints } from './compare-code-points.ts';
import { type CorpusOptions, type CountedText, countCorpus, type TrainingText } from './count-corpus.ts';
import { type FeatureColumn, momentsOf } from './moments.ts';
import { sealSpace } from './seal-space.ts';
import type { Space, SpaceSettings } from './space.ts';

export interface SpaceOptions extends CorpusOptions, Partial<SpaceSettings> {
  readonly set: FeatureSet;
  /** Only for moments `with-test`. */
  readonly test?: Iterable<TrainingText>;
}

/**
 * Fits a space to training texts, which may come from a stream: each is counted, then dropped. Unless said otherwise all features, no culling,
 * author-balanced moments and relative frequencies in dense vectors; sparse ones for TF-IDF. Throws a StylometryError for options out of range
 * and for no training text at all.
 */
export function fitSpace(texts: Iterable<TrainingText>, options: SpaceOptions): Space {
  const { set, test, ...corpusOptions } = options;
  const settings = settingsOf(options);
  checkSettings(settings, test !== undefined);
  const training = countCorpus(texts, set, corpusOptions);
  const lexicon = training[0]?.counts.lexicon;
  if (lexicon === undefined) {
    throw new StylometryError(
      'too_little_text',
      'a space cannot be fitted to no texts: give at least one training text',
    );
  }
  const pool = poolCounts(training, lexicon);
  const kept = chooseFeatures(pool, lexicon, settings, training.length);
  const isLeaking = settings.moments === 'with-test';
  const measured = isLeaking
    ? [...training, ...retold(countCorpus(test ?? [], set, corpusOptions), lexicon)]
    : training;
  const moments = settings.weighting === 'relative' ? fitMoments(measured, kept, lexicon.size, settings) : noMoments;
  return sealSpace({
    featureSet: set,
    featureSetHash: featureSetHash(set),
    settings,
    features: Array.from(kept, (id) => lexicon.nameOf(id)),
    documents: training.length,
    documentCounts: Uint32Array.from(kept, (id) => pool.documents[id] ?? 0),
    ...moments,
  });
}

function settingsOf(options: SpaceOptions): SpaceSettings {
  const weighting = options.weighting ?? 'relative';
  return {
    top: options.top ?? null,
    culling: options.culling ?? 0,
    minDocuments: options.minDocuments ?? 1,
    moments: options.moments ?? 'author-balanced',
    weighting,
    form: options.form ?? (weighting === 'tf-idf' ? 'sparse' : 'dense'),
  };
}

function checkSettings({ top, culling, minDocuments, moments }: SpaceSettings, hasTest: boolean): void {
  if (top !== null && !(Number.isInteger(top) && top >= 1)) {
    throw new StylometryError('invalid_option', `top is a whole number from 1 or null for all features, not ${top}`);
  }
  if (!(culling >= 0 && culling <= 1)) {
    throw new StylometryError('invalid_option', `culling is a share from 0 (off) to 1 (in all texts), not ${culling}`);
  }
  if (!(Number.isInteger(minDocuments) && minDocuments >= 1)) {
    throw new StylometryError('invalid_option', `minDocuments is a whole number from 1, not ${minDocuments}`);
  }
  if (hasTest !== (moments === 'with-test')) {
    throw new StylometryError(
      'invalid_option',
      'the option test and moments: "with-test" belong together: give both or none',
    );
  }
}

interface Pool {
  readonly counts: Float64Array;
  readonly documents: Uint32Array;
}

function poolCounts(training: readonly CountedText[], lexicon: Lexicon): Pool {
  const pool = { counts: new Float64Array(lexicon.size), documents: new Uint32Array(lexicon.size) };
  for (const { counts } of training) {
    for (let at = 0; at < counts.ids.length; at += 1) {
      const id = counts.ids[at] ?? 0;
      pool.counts[id] = (pool.counts[id] ?? 0) + (counts.counts[at] ?? 0);
      pool.documents[id] = (pool.documents[id] ?? 0) + 1;
    }
  }
  return pool;
}

/** Ids of the features kept, in rank order. */
function chooseFeatures(
  { counts, documents }: Pool,
  lexicon: Lexicon,
  { top, culling, minDocuments }: SpaceSettings,
  texts: number,
): Uint32Array {
  const present: number[] = [];
  for (let id = 0; id < documents.length; id += 1) if ((documents[id] ?? 0) >= minDocuments) present.push(id);
  const names = new Map(present.map((id) => [id, lexicon.nameOf(id)]));
  present.sort(
    (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || compareCodePoints(names.get(a) ?? '', names.get(b) ?? ''),
  );
  const most = present.slice(0, top ?? present.length);
  return Uint32Array.from(most.filter((id) => (documents[id] ?? 0) >= culling * texts - 1e-9));
}

/** Test texts by the training lexicon's numbers; what only they show gets one that no feature has. */
function retold(test: readonly CountedText[], lexicon: Lexicon): readonly CountedText[] {
  if (lexicon.hashed) return test;
  return test.map(({ author, counts }) => ({
    author,
    counts: { ...counts, ids: counts.ids.map((id) => lexicon.find(counts.lexicon.nameOf(id))) },
  }));
}

const noMoments = { mean: new Float64Array(), deviation: new Float64Array(), spread: new Float64Array() };

function fitMoments(
  texts: readonly CountedText[],
  kept: Uint32Array,
  lexiconSize: number,
  { moments }: SpaceSettings,
): Pick<Space, 'mean' | 'deviation' | 'spread'> {
  const balanced = moments === 'author-balanced';
  const columns = columnsOf(texts, kept, lexiconSize, balanced ? balancedWeights(texts) : equalWeights(texts));
  const correction = balanced ? 1 : texts.length / Math.max(1, texts.length - 1);
  const found = columns.map((column) => momentsOf(column, correction));
  return {
    mean: Float64Array.from(found, ({ mean }) => mean),
    deviation: Float64Array.from(found, ({ deviation }) => deviation),
    spread: Float64Array.from(found, ({ spread }) => spread),
  };
}

function equalWeights(texts: readonly CountedText[]): Float64Array {
  return new Float64Array(texts.length).fill(1 / texts.length);
}

function balancedWeights(texts: readonly CountedText[]): Float64Array {
  const perAuthor = new Map<string, number>();
  let unnamed = 0;
  for (const { author } of texts) {
    if (author === null) unnamed += 1;
    else perAuthor.set(author, (perAuthor.get(author) ?? 0) + 1);
  }
  const authors = perAuthor.size + unnamed;
  return Float64Array.from(texts, ({ author }) => 1 / authors / (author === null ? 1 : (perAuthor.get(author) ?? 1)));
}

/** The values of each kept feature, gathered in two sweeps so that no list has to grow. */
function columnsOf(
  texts: readonly CountedText[],
  kept: Uint32Array,
  lexiconSize: number,
  weights: Float64Array,
): readonly FeatureColumn[] {
  const places = new Int32Array(lexiconSize).fill(-1);
  for (const [place, id] of kept.entries()) places[id] = place;
  const lengths = new Uint32Array(kept.length);
  for (const { counts } of texts) {
    for (const id of counts.ids) {
      const place = places[id] ?? -1;
      if (place >= 0) lengths[place] = (lengths[place] ?? 0) + 1;
    }
  }
  const columns = Array.from(lengths, (length) => ({
    values: new Float64Array(length),
    weights: new Float64Array(length),
    documents: texts.length,
  }));
  lengths.fill(0);
  for (const [text, { counts }] of texts.entries())
    fillColumns(columns, counts, { places, lengths, weight: weights[text] ?? 0 });
  return columns;
}

interface FillState {
  readonly places: Int32Array;
  readonly lengths: Uint32Array;
  readonly weight: number;
}

function fillColumns(
  columns: readonly FeatureColumn[],
  { ids, counts, total }: FeatureCounts,
  { places, lengths, weight }: FillState,
): void {
  for (let at = 0; at < ids.length; at += 1) {
    const place = places[ids[at] ?? 0] ?? -1;
    const column = columns[place];
    if (column === undefined) continue;
    const next = lengths[place] ?? 0;
    column.values[next] = (counts[at] ?? 0) / total;
    column.weights[next] = weight;
    lengths[place] = next + 1;
  }
}

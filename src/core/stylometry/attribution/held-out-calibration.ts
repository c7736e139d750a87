import { groupBy } from '../../numerics/group-by.ts';
import type { AttributedAuthor } from './attribution.ts';
import type { ScoreAuthors } from './attribution-model.ts';

/** How an attribution did on known texts taken out in turn, and what its scores are divided by before they become probabilities. */
export interface HeldOutCalibration {
  /** Texts that were taken out. */
  readonly texts: number;
  /** Share of them whose author came first. */
  readonly accuracy: number;
  readonly temperature: number;
}

const folds = 5;
const leastTexts = 50;

/**
 * Takes a fifth of each author's texts out in turn, neighbours together, because they share topics; fits the rest and ranks what was taken out. The
 * temperature is the one at which the softmax of the scores has the least log loss (Guo and others 2017). Null with fewer than 50 texts of authors
 * who have others left.
 */
export function measureHeldOut<Text extends { readonly author: string; readonly text: string }>(
  labelled: readonly Text[],
  learn: (texts: readonly Text[]) => ScoreAuthors,
): HeldOutCalibration | null {
  const placed = [...groupBy(labelled, ({ author }) => author).values()].flatMap((own) =>
    own.map((text, at) => ({ text, fold: own.length < 2 ? null : Math.floor((at * folds) / own.length) })),
  );
  if (placed.filter(({ fold }) => fold !== null).length < leastTexts) return null;
  const cases: HeldOutCase[] = [];
  for (let turn = 0; turn < folds; turn += 1) {
    const out = placed.filter(({ fold }) => fold === turn);
    if (out.length === 0) continue;
    const score = learn(placed.filter(({ fold }) => fold !== turn).map(({ text }) => text));
    for (const { text } of out) {
      const scores = score(text.text);
      const own = scores.find(({ author }) => author === text.author);
      if (own !== undefined) cases.push({ own: own.score, all: scores.map((one) => one.score) });
    }
  }
  if (cases.length < leastTexts) return null;
  const right = cases.filter(({ own, all }) => all.every((score) => score <= own)).length;
  return { texts: cases.length, accuracy: right / cases.length, temperature: bestTemperature(cases) };
}

/** Scores with the probability of each author among those given; null without a calibration, or where no score says anything. */
export function probabilitiesOf(
  scores: readonly AttributedAuthor[],
  calibration: HeldOutCalibration | null,
): readonly AttributedAuthor[] {
  if (calibration === null) return scores;
  const most = Math.max(...scores.map(({ score }) => score));
  if (!Number.isFinite(most)) return scores;
  const weights = scores.map(({ score }) => Math.exp((score - most) / calibration.temperature));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return scores.map((one, at) => ({ ...one, p: (weights[at] ?? 0) / sum }));
}

interface HeldOutCase {
  readonly own: number;
  readonly all: readonly number[];
}

/** Scores of different methods differ in size by some thousands; golden section on the logarithm, whose loss has one valley. */
function bestTemperature(cases: readonly HeldOutCase[]): number {
  const shrink = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(1e-4);
  let high = Math.log(1e3);
  for (let step = 0; step < 60; step += 1) {
    const a = high - shrink * (high - low);
    const b = low + shrink * (high - low);
    if (logLoss(cases, Math.exp(a)) < logLoss(cases, Math.exp(b))) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/** An impossible author who wrote the text after all costs much, not everything. */
const leastProbability = 1e-9;

function logLoss(cases: readonly HeldOutCase[], temperature: number): number {
  return cases.reduce((total, { own, all }) => {
    const most = Math.max(...all);
    if (!Number.isFinite(most)) return total;
    const sum = all.reduce((weights, score) => weights + Math.exp((score - most) / temperature), 0);
    return total - Math.log(Math.max(leastProbability, Math.exp((own - most) / temperature) / sum));
  }, 0);
}

import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { countedHabit } from '../hypotheses/opposite-habit.ts';
import { selectedHypotheses } from '../hypotheses/select-hypotheses.ts';
import { boundedBias } from './bounded-bias.ts';
import { limitShift, mostFeatures } from './limit-shift.ts';
import { type FeatureRates, type RateSources, rateReader } from './read-rates.ts';
import { type SteerableFeature, steerableFeatures } from './steerable-features.ts';

export interface SteeringAim extends RateSources {
  /** All of the profile: those in force steer, rejected ones keep their habit from being steered. */
  readonly hypotheses: readonly Hypothesis[];
  /** `fingerprint`: whatever differs from the model's own rate. `hypotheses`: only habits that a hypothesis in force is about. */
  readonly only: 'hypotheses' | 'fingerprint';
  /** How long the text should be. */
  readonly words: number;
}

/** What is added to the logit of every token that is one of the forms. */
export interface FormBias {
  readonly featureId: string;
  /** As written: with and without a leading space, with a capital. */
  readonly forms: readonly string[];
  /** Within [−2.5, +1.8], never nearer to 0 than 0.12. */
  readonly bias: number;
  /** The hypothesis in force that asks for it: rejecting it takes the bias away. */
  readonly hypothesisId: string | null;
}

/**
 * What would make a model write closed-class words and marks as often as a person: 0.7 · ln(p person / p model) each, both drawn to the background by 250
 * words (embedded-model.md 5). No form gets two biases; a habit of a hypothesis goes before others, then what tells most. Null where the voice has
 * nothing of the register, or counts by another catalogue. All together are expected to change at most 15 % of the words, by at most a sixth as many
 * features as the text has words.
 */
export function steerTowards(aim: SteeringAim): readonly FormBias[] | null {
  const readRates = rateReader(aim);
  if (readRates === null) return null;
  const claimed = new Set<string>();
  const candidates = inOrder(aim).flatMap(({ feature, wish }) => {
    const rates = readRates(feature.featureId);
    return biasesOf({ feature, wish, rates, only: aim.only, claimed });
  });
  const chosen = mostTelling(candidates, mostFeatures(aim.words));
  return limitShift(chosen)
    .filter(({ bias }) => bias !== 0)
    .map(({ featureId, forms, bias, hypothesisId }) => ({ featureId, forms, bias, hypothesisId }));
}

interface Candidate extends FormBias {
  /** Occurrences a word of the model's texts. */
  readonly perWord: number;
  /** Occurrences a word that the person has more, negative where fewer. */
  readonly missing: number;
}

/** What the owner's side of the profile says of a habit. */
type Wish =
  | { readonly kind: 'wanted'; readonly hypothesis: Hypothesis; readonly direction: 'more' | 'less' }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'open' };

interface Ordered {
  readonly feature: SteerableFeature;
  readonly wish: Wish;
}

const open: Wish = { kind: 'open' };

/** Rejected habits first, so that no other feature moves their forms; then those of hypotheses, best first; then the rest as the table has them. */
function inOrder({ hypotheses, register }: SteeringAim): readonly Ordered[] {
  const wishes = new Map<string, Wish>();
  for (const hypothesis of hypotheses) {
    const habit = hypothesis.standing === 'rejected' ? countedHabit(hypothesis) : null;
    if (habit !== null) wishes.set(habit.featureId, { kind: 'unwanted' });
  }
  for (const hypothesis of selectedHypotheses(hypotheses, register)) {
    const habit = countedHabit(hypothesis);
    if (habit !== null && wishes.get(habit.featureId)?.kind !== 'wanted')
      wishes.set(habit.featureId, { kind: 'wanted', hypothesis, direction: habit.direction });
  }
  const first = [...wishes].flatMap(([featureId, wish]) =>
    steerableFeatures.filter((one) => one.featureId === featureId).map((feature) => ({ feature, wish })),
  );
  const rest = steerableFeatures.filter(({ featureId }) => !wishes.has(featureId));
  return [...first, ...rest.map((feature) => ({ feature, wish: open }))];
}

interface Biasing extends Ordered {
  readonly rates: FeatureRates | null;
  readonly only: SteeringAim['only'];
  /** Forms that are spoken for; grows. */
  readonly claimed: Set<string>;
}

function biasesOf({ feature, wish, rates, only, claimed }: Biasing): readonly Candidate[] {
  const { featureId } = feature;
  const free = (forms: readonly string[]) => forms.filter((form) => !claimed.has(form));
  const [forms, others] = [free(feature.forms), free(feature.others)];
  const claim = (spoken: readonly string[]) => {
    for (const form of spoken) claimed.add(form);
  };
  if (wish.kind === 'unwanted') claim([...forms, ...others]);
  if (wish.kind === 'unwanted' || rates === null) return [];
  const broken = feature.wide && forms.length + others.length < feature.forms.length + feature.others.length;
  if (wish.kind === 'open' && (only === 'hypotheses' || broken)) return [];
  const bias = boundedBias(rates.person, rates.model);
  const hypothesisId = wish.kind === 'wanted' && agrees(bias, wish.direction) ? wish.hypothesis.id : null;
  // Where the owner's own word and the counts disagree, neither is followed.
  const against =
    wish.kind === 'wanted' && hypothesisId === null && (only === 'hypotheses' || isOwnWord(wish.hypothesis));
  const missing = (rates.person - rates.model) * rates.chances;
  const halves: readonly Candidate[] = [
    { featureId, forms, bias, hypothesisId, perWord: rates.model * rates.chances, missing },
    {
      ...{ featureId, forms: others, hypothesisId },
      bias: others.length === 0 ? 0 : boundedBias(1 - rates.person, 1 - rates.model),
      perWord: (1 - rates.model) * rates.chances,
      missing: -missing,
    },
  ];
  const moved = halves.filter((one) => one.forms.length > 0 && one.bias !== 0);
  // A choice that is made as the model makes it says nothing of how often its words come.
  claim(against || feature.others.length === 0 ? [...forms, ...others] : moved.flatMap((one) => one.forms));
  return against ? [] : moved;
}

function agrees(bias: number, direction: 'more' | 'less'): boolean {
  return direction === 'more' ? bias > 0 : bias < 0;
}

function isOwnWord({ origin }: Hypothesis): boolean {
  return origin === 'authored' || origin === 'edit';
}

/** Habits of hypotheses in their order, then those whose rates differ most from the model's: (p person − p model) · ln(p person / p model) a word. Ties go as in the table. */
function mostTelling(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  const worth = ({ bias, missing }: Candidate) => missing * bias;
  const ordered = candidates.toSorted(
    (a, b) =>
      Number(b.hypothesisId !== null) - Number(a.hypothesisId !== null) ||
      (a.hypothesisId === null ? worth(b) - worth(a) : 0),
  );
  const kept = new Set([...new Set(ordered.map(({ featureId }) => featureId))].slice(0, most));
  return ordered.filter(({ featureId }) => kept.has(featureId));
}

import type { Effect } from '../../contracts/hypothesis.ts';
import { type Counts, type LogOdds, logOdds } from '../statistics/log-odds.ts';
import type { Feature } from '../stylometry/feature-catalogue.ts';
import { rateOf } from '../stylometry/measure-text.ts';
import type { OpenedBackground } from '../stylometry/open-background.ts';
import type { PersonText } from './person-text.ts';

export interface MeasuredEffect {
  readonly effect: Effect;
  /** The person's occurrences and opportunities; for lengths the texts that have one. */
  readonly count: number;
  readonly opportunity: number;
}

/**
 * Texts, greetings and choices between two forms are few and their shares lie anywhere between none and all:
 * a prior of 200 of them would outweigh any person, so these stand in for it.
 */
const sharePriors: Partial<Record<Feature['opportunity'], number>> = { texts: 4, greetings: 4, choices: 20 };

/** Whether a habit is one of the whole text: it is there once or not at all. */
export function isWholeText({ kind, opportunity }: Feature): boolean {
  return kind === 'count' && (opportunity === 'texts' || opportunity === 'greetings');
}

/** How a feature of the person's texts differs from the background, or null where either side gave no opportunity. */
export function measureEffect(
  feature: Feature,
  place: number,
  texts: readonly Pick<PersonText, 'measure'>[],
  background: OpenedBackground,
): MeasuredEffect | null {
  return feature.kind === 'mean'
    ? lengthEffect(place, texts, background)
    : countEffect(feature, place, texts, background);
}

/** Log-odds with an informative prior (hypotheses.md 6.4). */
function countEffect(
  feature: Feature,
  place: number,
  texts: readonly Pick<PersonText, 'measure'>[],
  background: OpenedBackground,
): MeasuredEffect | null {
  let count = 0;
  let opportunity = 0;
  for (const { measure } of texts) {
    count += measure.count[place] ?? 0;
    opportunity += measure.opportunity[place] ?? 0;
  }
  const backgroundCount = background.count[place] ?? 0;
  const backgroundOpportunity = background.opportunity[place] ?? 0;
  if (opportunity === 0 || !(backgroundOpportunity > 0)) return null;
  const counts = { count, opportunity, backgroundCount, backgroundOpportunity };
  const sharePrior = sharePriors[feature.opportunity];
  const {
    logOdds: difference,
    low,
    high,
    z,
  } = sharePrior === undefined
    ? logOdds(counts, priorFor(feature, opportunity))
    : shareOdds(counts, noStronger(sharePrior, opportunity));
  const rates = { ratePerson: count / opportunity, rateBackground: backgroundCount / backgroundOpportunity };
  return { effect: { logOdds: difference, low, high, z, ...rates }, count, opportunity };
}

/**
 * The catalogue's prior, but no stronger than the person's own texts: a prior of 1,000 words would hide the plainest habit of six e-mails.
 * A quarter of it stays in any case. Proposals get looser by this; trials are as strict as ever.
 */
function priorFor({ prior }: Feature, opportunity: number): number {
  return noStronger(prior, opportunity);
}

function noStronger(prior: number, opportunity: number): number {
  return Math.min(prior, Math.max(prior / 4, opportunity));
}

/** As `logOdds`, with the complement in the variance: shares near one are as sure as shares near none. */
function shareOdds({ count, opportunity, backgroundCount, backgroundOpportunity }: Counts, prior: number): LogOdds {
  const a = Math.min(Math.max((prior * backgroundCount) / backgroundOpportunity, 0.5), prior - 0.5);
  const yes = count + a;
  const no = Math.max(opportunity + prior - yes, 0.5);
  const theirYes = backgroundCount + a;
  const theirNo = Math.max(backgroundOpportunity + prior - theirYes, 0.5);
  const difference = Math.log(yes / no) - Math.log(theirYes / theirNo);
  const error = Math.sqrt(1 / yes + 1 / no + 1 / theirYes + 1 / theirNo);
  return {
    logOdds: difference,
    low: difference - 1.96 * error,
    high: difference + 1.96 * error,
    z: difference / error,
  };
}

/**
 * Mean of the texts' means in standard deviations of the background's texts, with a Student interval over texts.
 * A person as even as no writer is would get an interval of no width: their spread is taken as at least a quarter of the background's.
 */
function lengthEffect(
  place: number,
  texts: readonly Pick<PersonText, 'measure'>[],
  background: OpenedBackground,
): MeasuredEffect | null {
  const rates = texts.flatMap(({ measure }) => rateOf(measure, place) ?? []);
  const usual = background.mean[place] ?? Number.NaN;
  const spread = background.deviation[place] ?? Number.NaN;
  if (rates.length < 2 || !(usual > 0) || !(spread > 0)) return null;
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const own = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1));
  const error = Math.max(own, spread / 4) / Math.sqrt(rates.length) / spread;
  const difference = (mean - usual) / spread;
  const student = studentQuantile(rates.length - 1);
  return {
    effect: {
      logOdds: difference,
      low: difference - student * error,
      high: difference + student * error,
      // Scaled so that 1.96 marks the same surety as for counts.
      z: (difference / error) * (1.96 / student),
      ratePerson: mean,
      rateBackground: usual,
    },
    count: rates.length,
    opportunity: rates.length,
  };
}

/** Two-sided 95 % points of Student's t for 1 to 12 degrees of freedom; beyond, within half a percent by the usual expansion. */
const studentPoints = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179];

function studentQuantile(degrees: number): number {
  return studentPoints[degrees - 1] ?? 1.96 + 2.37 / degrees + 2.82 / degrees ** 2;
}

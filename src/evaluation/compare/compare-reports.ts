import type { ContrastChange, EvaluationComparison, FigureChange } from '../../contracts/evaluation-comparison.ts';
import type { Contrast, EvaluationReport } from '../../contracts/evaluation-report.ts';
import { holm } from '../../core/statistics/index.ts';
import { HyperalignError } from '../../errors.ts';
import { orderedMeasures, orderedMethods } from '../report/report-words.ts';
import { changeSentence } from './change-sentence.ts';
import { compareFigure } from './compare-figure.ts';
import { compareSettings } from './compare-settings.ts';
import { comparisonCautions } from './comparison-cautions.ts';
import { type ValuePairs, valuePairsOf } from './value-pairs.ts';

/**
 * What changed from one run of an experiment to another: settings, and every figure that both have, with an interval of the difference. By pair where both
 * name the same people by pseudonym, else as independent runs. Throws `invalid_input` for two experiments.
 */
export function compareReports(before: EvaluationReport, after: EvaluationReport): EvaluationComparison {
  if (before.experiment !== after.experiment || before.unit !== after.unit) {
    throw new HyperalignError(
      'invalid_input',
      `These are runs of two experiments, "${before.experiment}" and "${after.experiment}". Give two runs of one.`,
      { details: { before: before.experiment, after: after.experiment } },
    );
  }
  const pairs = valuePairsOf(before, after);
  const settings = [...compareSettings(before, after)];
  const contrasts = contrastChanges(before, after, pairs);
  const figures = figureChanges(before, after, pairs);
  return {
    format: 1,
    experiment: after.experiment,
    unit: after.unit,
    before: summaryOf(before),
    after: summaryOf(after),
    pairs: pairs?.common ?? 0,
    settings,
    methodsOnlyBefore: missingFrom(after, before),
    methodsOnlyAfter: missingFrom(before, after),
    contrasts: [...contrasts],
    figures: [...figures],
    cautions: [...comparisonCautions({ before, after, settings, pairs, compared: contrasts.length + figures.length })],
  };
}

function figureChanges(
  before: EvaluationReport,
  after: EvaluationReport,
  pairs: ValuePairs | null,
): readonly FigureChange[] {
  return orderedMethods(after).flatMap((method) =>
    orderedMeasures(after).flatMap((measure): readonly FigureChange[] => {
      const [was, is] = [before.methods[method]?.measures[measure], after.methods[method]?.measures[measure]];
      if (was === undefined || is === undefined) return [];
      const both = { before: was, after: is };
      const change = compareFigure({ ...both, pairs: pairs?.figure(method, measure) ?? null, seed: after.seed });
      return [{ method, measure, ...both, ...change, sentence: changeSentence(`${measure} of ${method}`, change) }];
    }),
  );
}

function contrastChanges(
  before: EvaluationReport,
  after: EvaluationReport,
  pairs: ValuePairs | null,
): readonly ContrastChange[] {
  const earlier = new Map(before.contrasts.map((contrast) => [nameOf(contrast), contrast]));
  const compared = after.contrasts.flatMap((contrast) => {
    const was = earlier.get(nameOf(contrast));
    if (was === undefined) return [];
    const { a, b, measure, kind } = contrast;
    const both = { before: figureOf(was), after: figureOf(contrast) };
    const change = compareFigure({ ...both, pairs: pairs?.contrast(contrast) ?? null, seed: after.seed });
    const name = `${a} ${kind === 'win-rate' ? 'over' : 'minus'} ${b} by ${measure}`;
    const main = contrast.main && was.main;
    return [{ a, b, measure, kind, main, ...both, ...change, sentence: changeSentence(name, change) }];
  });
  const corrected = holm(compared.filter(({ main }) => main).map((one) => ({ name: nameOf(one), p: one.p })));
  const adjusted = new Map(corrected.map((one) => [one.name, one.adjusted]));
  return compared.map((one) => ({ ...one, pHolm: one.main ? (adjusted.get(nameOf(one)) ?? null) : null }));
}

function nameOf({ a, b, measure, kind }: Pick<Contrast, 'a' | 'b' | 'measure' | 'kind'>): string {
  return [a, b, measure, kind].join('\u0000');
}

function figureOf({ mean, low, high, n, texts, unscored, interval }: Contrast): FigureChange['before'] {
  return { mean, low, high, n, texts, unscored, interval };
}

function summaryOf({ n, run }: EvaluationReport): EvaluationComparison['before'] {
  return { n, startedAt: run.startedAt, commit: run.commit, model: run.model.id, command: run.command };
}

function missingFrom(report: EvaluationReport, other: EvaluationReport): string[] {
  return orderedMethods(other).filter((name) => report.methods[name] === undefined);
}

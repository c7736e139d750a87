import { z } from 'zod';
import { figureSchema } from './evaluation-report.ts';

const changeFields = {
  measure: z.string(),
  before: figureSchema,
  after: figureSchema,
  /** Means that the difference is of: of the pairs where it is paired, else those of the two figures. */
  beforeMean: z.number().nullable(),
  afterMean: z.number().nullable(),
  /** After minus before. Null where one run has no data. */
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** `paired`: by the people (or prompts) both runs have; `independent`: from the two intervals; `none`: nothing to compare, or no spread. */
  interval: z.enum(['paired', 'independent', 'none']),
  /** Pairs; null where the runs are independent. */
  pairs: z.int().nonnegative().nullable(),
  p: z.number().nullable(),
  /** Where the interval lies, `open` when it holds 0; `same` when no pair changed. Where all pairs changed alike there is no interval, and the exact test decides. */
  verdict: z.enum(['higher', 'lower', 'open', 'same', 'no-data']),
  /** Made by rule from the numbers. */
  sentence: z.string(),
};

export const figureChangeSchema = z.strictObject({ method: z.string(), ...changeFields });

export const contrastChangeSchema = z.strictObject({
  a: z.string(),
  b: z.string(),
  kind: z.enum(['difference', 'win-rate']),
  main: z.boolean(),
  ...changeFields,
  /** After Holm over the main contrasts; null for the others. */
  pHolm: z.number().nullable(),
});

const runSummarySchema = z.strictObject({
  n: z.int().nonnegative(),
  startedAt: z.string(),
  commit: z.string().nullable(),
  model: z.string(),
  command: z.string(),
});

/** What `evaluate compare --json` prints. */
export const evaluationComparisonSchema = z
  .strictObject({
    format: z.literal(1),
    experiment: z.string(),
    unit: z.enum(['person', 'prompt', 'text']),
    before: runSummarySchema,
    after: runSummarySchema,
    /** People (or prompts) that both runs have; 0 where they were compared as independent runs. */
    pairs: z.int().nonnegative(),
    /** What the runs were made with, where it differs. Null where one run lacks it. */
    settings: z.array(
      z.strictObject({ name: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
    ),
    methodsOnlyBefore: z.array(z.string()),
    methodsOnlyAfter: z.array(z.string()),
    contrasts: z.array(contrastChangeSchema),
    figures: z.array(figureChangeSchema),
    /** What a reader must know before the numbers. */
    cautions: z.array(z.string()),
  })
  .meta({ id: 'EvaluationComparison', description: 'output of hyperalign evaluate compare --json' });

export type FigureChange = z.infer<typeof figureChangeSchema>;
export type ContrastChange = z.infer<typeof contrastChangeSchema>;
export type EvaluationComparison = z.infer<typeof evaluationComparisonSchema>;

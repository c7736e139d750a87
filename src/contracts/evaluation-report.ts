import { z } from 'zod';

/** A mean over people (or prompts) with its interval; null where there is no data, never 0. */
export const figureSchema = z.strictObject({
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** People, or prompts where these are the unit. */
  n: z.int().nonnegative(),
  /** Texts or answers behind it. */
  texts: z.int().nonnegative(),
  /** Texts of which nothing could be said. */
  unscored: z.int().nonnegative(),
  /** Which interval is stated: of Student's and BCa the wider one where they disagree about the null value. `bootstrap`: people redrawn with all their verdicts, or prompts with their twins. */
  interval: z.enum(['student', 'bca', 'bootstrap', 'wilson', 'none']),
});

export const methodReportSchema = z.strictObject({
  summary: z.string(),
  /** `placebo`: the same method with another person's material; `reference`: real texts. */
  kind: z.enum(['method', 'placebo', 'reference']),
  measures: z.record(z.string(), figureSchema),
});

export const contrastSchema = z.strictObject({
  a: z.string(),
  b: z.string(),
  measure: z.string(),
  /** `difference`: mean of a minus b by person; `win-rate`: share of tasks where a is better, ties half. */
  kind: z.enum(['difference', 'win-rate']),
  ...figureSchema.shape,
  /** Sign-flip test over people or prompts; McNemar's exact test where prompts are the unit, each with one draw, and the outcome is yes or no. */
  p: z.number().nullable(),
  /** After Holm over the main contrasts; null for exploratory ones. */
  pHolm: z.number().nullable(),
  /** Fixed in advance; everything else is exploratory. */
  main: z.boolean(),
  /** The smallest difference found with 80 % power at this n and spread. */
  detectable: z.number().nullable(),
  /** Made by rule from the numbers. */
  sentence: z.string(),
});

export const dataFileSchema = z.strictObject({ name: z.string(), sha256: z.string(), rows: z.int().nonnegative() });

export const runRecordSchema = z.strictObject({
  command: z.string(),
  commit: z.string().nullable(),
  /** Whether the code had changes that no commit holds; null where that is not known. */
  dirty: z.boolean().nullable(),
  versions: z.record(z.string(), z.string()),
  model: z.strictObject({
    id: z.string(),
    /** Of the weights; null for hosted models. */
    sha256: z.string().nullable(),
    /** SHA-256 of each LoRA adapter that changed the weights for a method, in order. Without names: the files are named after people. Left out where there was none. */
    adapters: z.array(z.string()).optional(),
    parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  }),
  judge: z.string().nullable(),
  /** Id → SHA-256 of the weights, of every model of the run that runs on this machine: judges and models that are held against each other, too. */
  weights: z.record(z.string(), z.string()).optional(),
  /** `write-as@3` → hash of the system texts it was used with. */
  prompts: z.record(z.string(), z.string()),
  /** `hyperalign:both` → version. */
  methods: z.record(z.string(), z.int().positive()),
  data: z.array(dataFileSchema),
  /** Of the feature catalogue and of each fitted space. */
  features: z.record(z.string(), z.string()),
  seed: z.int(),
  calls: z.int().nonnegative(),
  cachedCalls: z.int().nonnegative(),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
  /** US dollars; null where the price is not known. */
  cost: z.number().nullable(),
  startedAt: z.string(),
  wallSeconds: z.number().nonnegative(),
});

/** What a dry run tells beside the calls and tokens of its run record. */
export const plannedRunSchema = z.strictObject({
  /** Texts and answers to be made; people, where these are asked about. */
  cells: z.int().nonnegative(),
  /** Calls where no brief passes the checks before its last try. A reply that is not the JSON asked for is asked for once more and not counted here. */
  mostCalls: z.int().nonnegative(),
  /** Questions that the run puts again after it had them answered: they cost nothing. */
  repeatedCalls: z.int().nonnegative(),
  /** The smallest difference over so many people that is found with 80 % power, at an assumed standard deviation of the difference; null where people are not the unit. */
  detectable: z.strictObject({ difference: z.number(), assumedDeviation: z.number() }).nullable(),
});

export const curveSchema = z.strictObject({
  name: z.string(),
  x: z.string(),
  y: z.string(),
  lines: z.array(
    z.strictObject({
      name: z.string(),
      points: z.array(z.strictObject({ x: z.number(), ...figureSchema.shape })),
      /** The axis does not move it: the same figure at every point. */
      level: z.boolean().optional(),
    }),
  ),
});

export const tableSchema = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  note: z.string().nullable(),
});

export const exampleSchema = z.strictObject({
  task: z.string(),
  brief: z.string(),
  texts: z.array(
    z.strictObject({ method: z.string(), text: z.string(), measures: z.record(z.string(), z.number().nullable()) }),
  ),
  statements: z.array(z.string()),
});

/** One value a person (or prompt), so that two runs on the same people are compared person by person. Holds no name: people have pseudonyms. */
export const unitValuesSchema = z.strictObject({
  /** The same person of the same data has the same one in every run. */
  ids: z.array(z.string()),
  /** Method → measure → means in the order of `ids`; null where nothing can be said. */
  methods: z.record(z.string(), z.record(z.string(), z.array(z.number().nullable()))),
  /** Shares of tasks won, ties half, in the order of `ids`. Contrasts that are differences follow from `methods`. */
  wins: z.array(
    z.strictObject({ a: z.string(), b: z.string(), measure: z.string(), values: z.array(z.number().nullable()) }),
  ),
});

/** Result of `evaluate`: everything the Markdown and HTML reports are made of. Holds no sample, no harmful answer, no personal data. */
export const evaluationReportSchema = z
  .strictObject({
    format: z.literal(1),
    experiment: z.string(),
    summary: z.string(),
    /** What n counts. */
    unit: z.enum(['person', 'prompt', 'text']),
    n: z.int().nonnegative(),
    seed: z.int(),
    methods: z.record(z.string(), methodReportSchema),
    contrasts: z.array(contrastSchema),
    curves: z.array(curveSchema),
    tables: z.array(tableSchema),
    examples: z.array(exampleSchema),
    /** What every measure means. */
    measures: z.record(z.string(), z.strictObject({ summary: z.string(), better: z.string(), masked: z.boolean() })),
    notRun: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
    /** Outcomes of cells that gave no text, counted. */
    failures: z.record(z.string(), z.int().positive()),
    /** What a reader must know before the numbers. */
    cautions: z.array(z.string()),
    /** What so many people or prompts can show, known before a model is asked: a dry run prints it. Left out by experiments that have no margin to keep. */
    size: z.array(z.string()).optional(),
    /** Left out by experiments whose runs are compared by their means alone. */
    units: unitValuesSchema.optional(),
    /** Of dry runs alone. */
    planned: plannedRunSchema.optional(),
    run: runRecordSchema,
  })
  .superRefine((report, context) => {
    for (const where of recallWithoutPrecision(report))
      context.addIssue({ code: 'custom', message: `${where} states recall without precision` });
  })
  .meta({ id: 'EvaluationReport', description: 'report.json of hyperalign evaluate' });

interface Naming {
  readonly methods: Readonly<Record<string, { readonly measures: Readonly<Record<string, unknown>> }>>;
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly curves: readonly { readonly y: string; readonly lines: readonly { readonly name: string }[] }[];
}

/** Places where recall, or a rate of hypotheses found again, stands alone: it can be had by accepting everything. */
function recallWithoutPrecision({ methods, tables, curves }: Naming): readonly string[] {
  const alone = (names: readonly string[]): boolean =>
    names.some((name) => /recall|\bhdr\b/i.test(name)) && !names.some((name) => /precision/i.test(name));
  return [
    ...Object.entries(methods).flatMap(([name, { measures }]) =>
      alone(Object.keys(measures)) ? [`The method ${name}`] : [],
    ),
    ...tables.flatMap(({ name, columns }) => (alone(columns) ? [`The table "${name}"`] : [])),
    ...(alone(curves.flatMap(({ y, lines }) => [y, ...lines.map(({ name }) => name)])) ? ['A curve'] : []),
  ];
}

export type Figure = z.infer<typeof figureSchema>;
export type MethodReport = z.infer<typeof methodReportSchema>;
export type Contrast = z.infer<typeof contrastSchema>;
export type RunRecord = z.infer<typeof runRecordSchema>;
export type PlannedRun = z.infer<typeof plannedRunSchema>;
export type Curve = z.infer<typeof curveSchema>;
export type Table = z.infer<typeof tableSchema>;
export type Example = z.infer<typeof exampleSchema>;
export type UnitValues = z.infer<typeof unitValuesSchema>;
export type EvaluationReport = z.infer<typeof evaluationReportSchema>;

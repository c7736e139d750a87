import { z } from 'zod';

/** A number, or null where it could not be measured here (a note says why). Names carry their unit: `totalMs`, `sizeMb`, `ratio`. */
const figuresSchema = z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]));

/** What every bench prints: its figures, and beside them what they are measured against. */
export const benchResultSchema = z.strictObject({
  name: z.string(),
  /** What is ours. */
  figures: figuresSchema,
  /** The same work without us, or the target the figure has to meet (`…Target`). */
  baseline: figuresSchema,
  /** Repetitions, texts or people the figures rest on. */
  n: z.int().positive(),
  seed: z.int().nonnegative(),
});

export type BenchResult = z.infer<typeof benchResultSchema>;

export interface BenchOptions {
  readonly seed: number;
  /** Fewer repetitions: enough to see that it runs, too few to quote. */
  readonly quick: boolean;
}

/** What a file of this folder exports as `run` to be a bench. */
export type RunBench = (options: BenchOptions) => Promise<BenchResult>;

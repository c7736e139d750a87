import { writeFile } from 'node:fs/promises';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { stylometryMarkdown } from './stylometry-markdown.ts';
import { attributionRows } from './table-attribution.ts';
import { verificationRows } from './table-verification.ts';

/**
 * Attribution and verification of the library beside the figures of Python tools that the specification quotes. Writes docs/experiments/stylometry.md,
 * unless `--quick`, which looks at one corpus for each.
 */
export async function run(options: BenchOptions): Promise<BenchResult> {
  const attribution = await attributionRows(options);
  const verification = await verificationRows(options);
  if (attribution.length === 0) throw new Error('../shared/data/authorship is not there: this bench needs its texts.');
  const markdown = stylometryMarkdown({ attribution, verification, seed: options.seed });
  if (!options.quick) await writeFile(new URL('../docs/experiments/stylometry.md', import.meta.url), markdown);
  return {
    name: 'stylometry-table',
    figures: {
      ...Object.fromEntries(
        attribution.flatMap(({ corpus, found }) =>
          Object.entries(found).map(([method, { mean }]) => [`${corpus}: ${method}`, mean]),
        ),
      ),
      ...Object.fromEntries(
        verification.map(({ corpus, area }) => [`${corpus}: AUC of the verifier`, area?.mean ?? null]),
      ),
    },
    baseline: {
      ...Object.fromEntries(attribution.map(({ corpus, svm }) => [`${corpus}: linear SVM (quoted)`, svm])),
      ...Object.fromEntries(
        verification.map(({ corpus, imposters }) => [`${corpus}: AUC of General Imposters (quoted)`, imposters]),
      ),
    },
    n: attribution.reduce((sum, { texts }) => sum + texts, 0) + verification.reduce((sum, { pairs }) => sum + pairs, 0),
    seed: options.seed,
  };
}

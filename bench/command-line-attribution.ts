import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attributionResultSchema } from '../src/contracts/stylometry-results.ts';
import { Attributor } from '../src/stylometry.ts';
import { halfSplit, readAttributionCorpus } from './attribution-corpora.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { writeCorpusFolder } from './corpus-folder.ts';

/** S5: `hyperalign stylometry attribute` on a corpus written as files names the same authors as the library does on its texts. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const corpus = quick ? 'ebg_essays' : 'c50_news';
  const texts = await readAttributionCorpus(corpus);
  const folder = await mkdtemp(join(tmpdir(), 'hyperalign-corpus-'));
  try {
    if (texts === null || !(await writeCorpusFolder(corpus, folder)))
      throw new Error('../shared/data/authorship is not there: this bench needs its texts.');
    const { train, test } = halfSplit(texts);
    const named = nameByCommand(folder, seed);
    const fitted = Attributor.fit(train, { seed });
    const byLibrary = test.filter(({ author, text }) => {
      const found = fitted.rank(text);
      return found.kind === 'ranked' && found.ranking[0]?.author === author;
    });
    const right = named.filter(({ id, first }) => id.split('/')[0] === first).length;
    return {
      name: 'command-line-attribution',
      figures: { [`${corpus} accuracy of the command`]: right / named.length, texts: named.length },
      baseline: { [`${corpus} accuracy of the library`]: byLibrary.length / test.length, texts: test.length },
      n: named.length,
      seed,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function nameByCommand(folder: string, seed: number): readonly { readonly id: string; readonly first: string }[] {
  const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const paths = ['--known', join(folder, 'known'), '--unknown', join(folder, 'unknown')];
  const printed = execFileSync(
    process.execPath,
    [main, 'stylometry', 'attribute', ...paths, '--seed', String(seed), '--json'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  return attributionResultSchema
    .parse(JSON.parse(printed))
    .texts.map(({ id, ranking }) => ({ id, first: ranking[0]?.author ?? '' }));
}

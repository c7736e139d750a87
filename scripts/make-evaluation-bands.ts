// Writes test/fixtures/evaluation-bands.json: where the measures of the scripted evaluation lie. What the numbers mean stands in evaluation-bands.md beside it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figuresOf, runScriptedEvaluation } from '../test/support/scripted-evaluation.ts';

/** The first is the one that is checked. */
const seeds = [1, 2, 3, 4, 5];

/** A band is never narrower than this on either side of what was seen. */
const leastMargin = 0.02;

const seen = new Map<string, number[]>();
for (const seed of seeds) {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-bands-'));
  for (const [name, value] of figuresOf(await runScriptedEvaluation(folder, seed)))
    seen.set(name, [...(seen.get(name) ?? []), value]);
  rmSync(folder, { recursive: true, force: true });
  console.log(`seed ${seed} of ${seeds.length}`);
}

const bands = Object.fromEntries(
  [...seen]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    // What a seed gave no figure for has no band.
    .filter(([, values]) => values.length === seeds.length)
    .map(([name, values]) => {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      const margin = Math.max(leastMargin, (most - least) / 2);
      return [name, [rounded(least - margin), rounded(most + margin)]];
    }),
);
const lines = Object.entries(bands).map(([name, [low, high]]) => `    ${JSON.stringify(name)}: [${low}, ${high}]`);
writeFileSync(
  new URL('../test/fixtures/evaluation-bands.json', import.meta.url),
  `{\n  "seeds": [${seeds.join(', ')}],\n  "leastMargin": ${leastMargin},\n  "bands": {\n${lines.join(',\n')}\n  }\n}\n`,
);

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

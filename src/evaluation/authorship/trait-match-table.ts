import type { Table } from '../../contracts/evaluation-report.ts';
import { isHyperalignError } from '../../errors.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { intervalOf, meansByPerson } from '../figures.ts';
import { askTraitMatch } from '../judges/ask-trait-match.ts';
import { balancedPairs } from '../judges/balanced-pairs.ts';
import type { CellResult } from '../run-cells.ts';
import type { ScoredText } from '../scored-text.ts';
import { armName } from './plan-cells.ts';

export interface TraitMatchOptions {
  readonly seed: number;
  readonly onText?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Texts that the judge reads of each arm. */
const mostTexts = 24;

/**
 * Of each method that tells the model statements, how many of the person's own its texts show, and how many the texts of its placebo do, which was told
 * another person's. Empty where no method states anything, or the budget is used up.
 */
export async function traitMatchTables(
  judge: ModelHandle,
  results: readonly CellResult[],
  { seed, onText, signal }: TraitMatchOptions,
): Promise<readonly Table[]> {
  const texts = textsWithStatements(results, seed);
  const rows: ScoredText[] = [];
  try {
    for (const { statements, text, ...row } of texts) {
      signal?.throwIfAborted();
      const asking = { seed, ...(signal === undefined ? {} : { signal }) };
      rows.push({ ...row, values: { match: await askTraitMatch(judge, { text, statements }, asking) } });
      onText?.(rows.length, texts.length);
    }
  } catch (error) {
    if (isHyperalignError(error, 'budget_exceeded')) return [];
    throw error;
  }
  const arms = [...new Set(rows.map(({ method }) => method))];
  if (arms.length === 0) return [];
  return [
    {
      name: `Judge ${judge.id}: trait match`,
      columns: ['arm', 'share of the own statements shown', 'low', 'high', 'people', 'texts', 'without verdict'],
      rows: arms.map((arm) => {
        const own = rows.filter(({ method }) => method === arm);
        const { mean, low, high, n } = intervalOf([...meansByPerson(own, 'match').values()], seed);
        return [arm, mean, low, high, n, own.length, own.filter(({ values }) => values['match'] === null).length];
      }),
      note: 'This judge is told the statements, so it rewards what was listed: it shows whether a model follows them, and is no measure of authorship.',
    },
  ];
}

interface TextWithStatements extends Omit<ScoredText, 'values'> {
  readonly text: string;
  /** What the method told the model of the person of the task, also where this text was made with another's material. */
  readonly statements: readonly string[];
}

function textsWithStatements(results: readonly CellResult[], seed: number): readonly TextWithStatements[] {
  const ownStatements = new Map(
    results.flatMap(({ cell: { method, kind, task }, statements }) =>
      kind === 'method' && statements.length > 0 ? [[`${method.name}\u0000${task.person}`, statements] as const] : [],
    ),
  );
  const all = results.flatMap(({ cell: { method, kind, task, draw }, written }): readonly TextWithStatements[] => {
    const statements = ownStatements.get(`${method.name}\u0000${task.person}`);
    return written === null || statements === undefined
      ? []
      : [
          {
            ...{ method: armName(method.name, kind), kind, person: task.person, task: task.id, draw },
            ...{ text: written.text, statements },
          },
        ];
  });
  const arms = [...new Set(all.map(({ method }) => method))];
  return arms.flatMap((arm) =>
    balancedPairs(
      all.filter(({ method }) => method === arm),
      { most: mostTexts, seed },
    ),
  );
}

import type { EvaluationComparison } from '../../contracts/evaluation-comparison.ts';
import type { EvaluationReport } from '../../contracts/evaluation-report.ts';

type SettingChange = EvaluationComparison['settings'][number];

/** Everything that could change a figure and is not the same in both runs. What was spent is no setting. */
export function compareSettings(before: EvaluationReport, after: EvaluationReport): readonly SettingChange[] {
  const [was, is] = [settingsOf(before), settingsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap((name) => {
    const change = { name, before: was.get(name) ?? null, after: is.get(name) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function settingsOf({ run, seed, n, measures }: EvaluationReport): ReadonlyMap<string, string> {
  const entries = (prefix: string, record: Readonly<Record<string, string | number | boolean>>) =>
    Object.entries(record).map(([name, value]): [string, string] => [`${prefix} ${name}`, String(value)]);
  return new Map([
    ['n', String(n)],
    ['seed', String(seed)],
    ['commit', run.commit ?? 'unknown'],
    ['changes that no commit holds', run.dirty === null ? 'unknown' : run.dirty ? 'yes' : 'no'],
    ...entries('version of', run.versions),
    ['model', run.model.id],
    ['sha256 of the weights', run.model.sha256 ?? 'unknown'],
    ['sha256 of the adapters', run.model.adapters?.join(', ') ?? 'none'],
    ...entries('parameter', run.model.parameters),
    ['judge', run.judge ?? 'none'],
    ...Object.entries(run.weights ?? {})
      .filter(([id]) => id !== run.model.id)
      .map(([id, sha256]): [string, string] => [`sha256 of the weights of ${id}`, sha256]),
    ...entries('prompt', run.prompts),
    ...entries('method', run.methods),
    ...run.data.map(({ name, sha256 }): [string, string] => [`data ${name}`, sha256]),
    ...entries('features', run.features),
    ...Object.entries(measures).map(([name, { summary }]): [string, string] => [`meaning of ${name}`, summary]),
  ]);
}

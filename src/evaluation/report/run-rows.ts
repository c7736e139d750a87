import type { EvaluationReport } from '../../contracts/evaluation-report.ts';

export interface RunRow {
  readonly name: string;
  /** One line each. */
  readonly lines: readonly string[];
}

/** Everything another person needs to make the run again, in the order they need it. */
export function runRows({ run, seed }: Pick<EvaluationReport, 'run' | 'seed'>): readonly RunRow[] {
  const { model } = run;
  const others = Object.entries(run.weights ?? {})
    .filter(([id]) => id !== model.id)
    .map(([id, sha256]) => `${id}: weights sha256: ${sha256}`);
  const count = (value: number): string => value.toLocaleString('en');
  const pairs = (record: Readonly<Record<string, string | number | boolean>>): readonly string[] =>
    Object.entries(record).map(([name, value]) => `${name}: ${value}`);
  return [
    { name: 'Commit', lines: [run.commit ?? 'unknown', changesOf(run.dirty)] },
    { name: 'Versions', lines: pairs(run.versions) },
    {
      name: 'Model',
      lines: [
        model.id,
        `weights sha256: ${model.sha256 ?? 'unknown (hosted, or not on this machine)'}`,
        ...(model.adapters ?? []).map((sha256) => `adapter sha256: ${sha256}`),
      ],
    },
    { name: 'Parameters', lines: pairs(model.parameters) },
    { name: 'Judge', lines: [run.judge ?? 'none'] },
    ...(others.length === 0 ? [] : [{ name: 'Other models', lines: others }]),
    { name: 'Prompts', lines: orNone(Object.entries(run.prompts).map(([name, hash]) => `${name}: ${hash}`)) },
    {
      name: 'Methods',
      lines: orNone(Object.entries(run.methods).map(([name, version]) => `${name}: version ${version}`)),
    },
    {
      name: 'Data',
      lines: orNone(run.data.map(({ name, sha256, rows }) => `${name}: ${count(rows)} rows, sha256 ${sha256}`)),
    },
    { name: 'Features', lines: orNone(pairs(run.features)) },
    { name: 'Seed', lines: [String(seed)] },
    { name: 'Calls', lines: [`${count(run.calls)} made, ${count(run.cachedCalls)} kept from before`] },
    { name: 'Tokens', lines: [`${count(run.inputTokens)} read, ${count(run.outputTokens)} written`] },
    { name: 'Cost', lines: [run.cost === null ? 'unknown' : `US$ ${run.cost.toFixed(2)}`] },
    { name: 'Time', lines: [`${wallTime(run.wallSeconds)}, begun ${run.startedAt}`] },
  ];
}

function changesOf(dirty: boolean | null): string {
  if (dirty === null) return 'whether the code had other changes is not known';
  return dirty ? 'with changes that no commit holds: this run cannot be made again exactly' : 'no other changes';
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['none'] : lines;
}

function wallTime(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

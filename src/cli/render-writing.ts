import type { PostEdit } from '../contracts/post-edit.ts';
import type { Steering } from '../contracts/steering.ts';
import type { Compliance, Rank, WriteResult } from '../contracts/write-result.ts';
import type { Terminal } from './terminal.ts';

/** What stands below a written text: which hypotheses it follows, what it copied, what it took. */
export function renderWriting(result: WriteResult, terminal: Terminal, rank: Rank = 'fingerprint'): string {
  const { style } = terminal;
  const lines = [renderCompliance(result.compliance, terminal)];
  if (result.candidates.length > 1) lines.push(style.faint(candidatesWords(result, rank)));
  lines.push(style.faint(leakageWords(result)));
  if (result.steering !== undefined) lines.push(style.faint(steeringWords(result.steering)));
  if (result.postEdits !== undefined) lines.push(style.faint(postEditWords(result.postEdits)));
  const first =
    result.timings.firstTokenMs === null
      ? ''
      : `first word after ${(result.timings.firstTokenMs / 1000).toFixed(1)} s · `;
  lines.push(
    style.faint(
      `${first}${(result.timings.totalMs / 1000).toFixed(1)} s · ${result.model} · delivery: ${result.delivery ?? 'none'} · guidance ${result.guidance.tokens} tokens`,
    ),
  );
  lines.push(...result.notices.map(({ message }) => `Note: ${message}`));
  return lines.filter((line) => line !== '').join('\n');
}

export function renderCompliance(compliance: readonly Compliance[], { style }: Terminal): string {
  return compliance
    .map(({ statement, followed, measure, unit }) => {
      const mark = followed === null ? style.faint('–') : followed ? style.good('✓') : style.bad('✗');
      const counted = measure === null ? '' : style.faint(` (${round(measure)}${unit === null ? '' : ` ${unit}`})`);
      return `  ${mark} ${statement}${counted}`;
    })
    .join('\n');
}

function candidatesWords({ candidates, ranking }: WriteResult, rank: Rank): string {
  const scores = candidates.map(({ score }) => score.toFixed(2)).join(', ');
  if (rank === 'hypotheses') return `Best of ${candidates.length} by hypotheses followed; fingerprint ${scores}`;
  if (ranking === undefined || ranking.abstained !== null)
    return `Best of ${candidates.length} by fingerprint: ${scores}`;
  const by = ranking.by === 'both' ? 'comparisons and fingerprint' : 'comparisons';
  const why =
    ranking.confidence === null
      ? 'nearest to the fingerprint, too'
      : `${ranking.words.join(', ') || 'liked better'} (${Math.round(ranking.confidence * 100)} % sure)`;
  return `Best of ${candidates.length} by ${ranking.comparisons} ${by}: ${why}; fingerprint ${scores}`;
}

function leakageWords({ leakage }: WriteResult): string {
  return leakage.share === 0
    ? 'Copied from samples: nothing'
    : `Copied from samples: ${Math.round(leakage.share * 100)} % of its 5-word runs, the longest ${leakage.longestRun} words`;
}

function steeringWords({ biases }: Steering): string {
  const habits = (some: Steering['biases']) => new Set(some.map(({ featureId }) => featureId)).size;
  const told = habits(biases.filter(({ hypothesisId }) => hypothesisId !== null));
  const forms = biases.map(({ forms: [form = ''], bias }) => `${form.trim()} ${bias > 0 ? '+' : '−'}${Math.abs(bias)}`);
  return biases.length === 0
    ? 'Steered: nothing differs enough'
    : `Steered: ${habits(biases)} habits, ${told} of them by hypotheses (${forms.slice(0, 6).join(', ')}${forms.length > 6 ? ', …' : ''})`;
}

function postEditWords(edits: readonly PostEdit[]): string {
  return edits.length === 0
    ? 'Edited: nothing, the text has the person’s forms'
    : `Edited: ${edits.map(({ featureId, changed, places }) => `${featureId} ${changed} of ${places}`).join(', ')}`;
}

function round(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}

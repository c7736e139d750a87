import type { Compliance } from '../../contracts/write-result.ts';
import { renderHypotheses } from '../render-hypotheses.ts';
import type { Style, Terminal } from '../terminal.ts';
import type { DemoResult, DemoText } from './run-demo.ts';

export function renderLearned(learned: DemoResult['learned'], terminal: Terminal): string {
  const { style } = terminal;
  const hypotheses = learned.profile?.hypotheses ?? [];
  const chosen = hypotheses.filter(({ standing }) => standing === 'accepted');
  const { inputTokens, outputTokens, calls } = learned.usage;
  return [
    style.strong(`What was learned of ${learned.person}, from ${learned.samples.kept} texts`),
    style.faint('The bar: how often a held-out text shows more of it than another person’s text (50 % is chance).'),
    '',
    renderHypotheses(chosen, terminal, { quotes: 1 }),
    '',
    style.faint(
      `${hypotheses.length - chosen.length} more were proposed and not borne out, or not tried. ` +
        `${calls} model calls, ${inputTokens} tokens read, ${outputTokens} written, ${Math.round(learned.timings.totalMs / 1000)} s.`,
    ),
    ...learned.notices.map(({ message }) => style.faint(`Note: ${message}`)),
  ].join('\n');
}

export function renderVoice(voice: string | null): string {
  return voice === null ? 'with no profile' : `as ${voice}`;
}

export function renderText({ writing, facts, habits, verdicts }: DemoText, { style }: Terminal): string {
  const told = habits.filter(({ followed }) => followed !== null);
  const followed = told.filter((habit) => habit.followed === true).length;
  const parts = [
    `follows ${followed} of the ${told.length} habits of ${verdicts[0]?.person ?? 'the person'} that it gives occasion for`,
    `${facts.kept} of ${facts.of} facts kept`,
    `${Math.round(writing.leakage.share * 100)} % copied from samples`,
    `${(writing.timings.totalMs / 1000).toFixed(1)} s`,
  ];
  return `\n\n${style.faint(parts.join(' · '))}`;
}

const column = 11;

/** Which of the learned person's habits each text follows, and what verification says of each text and person. */
export function renderComparison({ texts, learned, people }: DemoResult, { style, width }: Terminal): string {
  const label = Math.min(60, width - texts.length * (column + 1) - 2);
  const row = (name: string, cells: readonly string[]) => `${clip(name, label).padEnd(label)} ${cells.join(' ')}`;
  const voices = texts.map(({ voice }) => (voice ?? 'no profile').padStart(column));
  const habits = texts[0]?.habits ?? [];
  return [
    style.strong(row(`Which of ${learned.person}’s habits the texts follow`, voices)),
    ...habits.map(({ statement, hypothesisId }) =>
      row(
        statement,
        texts.map((text) => mark(text.habits, hypothesisId, style)),
      ),
    ),
    '',
    style.strong(row('How consistent each text is with each person', voices)),
    ...people.map(({ id }) =>
      row(
        id,
        texts.map((text) => share(text, id, style)),
      ),
    ),
    style.faint(
      'A probability at even odds, from counts alone, calibrated on other writers; on texts this short it is weak evidence.',
    ),
  ].join('\n');
}

function mark(habits: readonly Compliance[], hypothesisId: string, style: Style): string {
  const followed = habits.find((habit) => habit.hypothesisId === hypothesisId)?.followed ?? null;
  const paint = followed === null ? style.faint : followed ? style.good : style.bad;
  return paint((followed === null ? '–' : followed ? '✓' : '✗').padStart(column));
}

function share({ verdicts }: DemoText, person: string, style: Style): string {
  const verdict = verdicts.find((one) => one.person === person);
  if (verdict === undefined || verdict.probability === null) return style.faint('too short'.padStart(column));
  const cell = `${Math.round(verdict.probability * 100)} %`.padStart(column);
  return verdict.verdict === 'same' ? style.good(cell) : style.faint(cell);
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

export function renderFarewell(command: string): string {
  return [
    'Look closer at the three:',
    '',
    `  ${command} --workspace demo profile show --as mara --all`,
    '',
    'Now with your own mail (export your Sent folder as .mbox or .eml, or point at a folder of texts):',
    '',
    `  ${command} learn path/to/Sent.mbox --as me --me you@example.com`,
    `  ${command} write "Ask Sam to move our call to Monday at 10." --as me`,
    `  ${command} verify draft.txt --as me`,
    `  ${command} forget me`,
    '',
    'Everything stays on this machine. The people above are fiction (demo/README.md).',
  ].join('\n');
}

import { renderHypotheses } from '../render-hypotheses.ts';
import type { Terminal } from '../terminal.ts';
import type { DemoResult, DemoText } from './run-demo.ts';

export function renderLearned({ learned, seconds }: { readonly learned: DemoResult['learned']; readonly seconds: number }, terminal: Terminal): string {
  const { style } = terminal;
  const hypotheses = learned.profile?.hypotheses ?? [];
  const chosen = hypotheses.filter(({ standing }) => standing === 'accepted');
  const rest = hypotheses.length - chosen.length;
  const { inputTokens, outputTokens, calls } = learned.usage;
  return [
    style.strong(`What was learned of ${learned.person}, from ${learned.samples.kept} e-mails`),
    style.faint('The bar: how often her held-out texts show more of it than another person’s (50 % is chance).'),
    '',
    renderHypotheses(chosen, terminal, { quotes: 1 }),
    '',
    style.faint(`${rest} more were proposed and not borne out, or not tried. ${calls} model calls, ${inputTokens} tokens read, ${outputTokens} written, ${Math.round(seconds)} s.`),
    ...learned.notices.map(({ message }) => style.faint(`Note: ${message}`)),
  ].join('\n');
}

export function renderVoice(voice: string | null): string {
  return voice === null ? 'with no profile' : `as ${voice}`;
}

export function renderText({ writing, facts, followed }: DemoText, person: string, terminal: Terminal): string {
  const { style } = terminal;
  return [
    '',
    style.faint(`follows ${followed.yes} of ${followed.of} of ${person}’s habits that this text gives occasion for · ${facts.kept} of ${facts.of} facts kept · ${Math.round(writing.leakage.share * 100)} % copied from samples · ${(writing.timings.totalMs / 1000).toFixed(1)} s`),
  ].join('\n');
}

/** Which of the learned person's habits each text follows, and what verification says of each text and person. */
export function renderComparison({ texts, learned, people }: DemoResult, habits: readonly (readonly { readonly statement: string; readonly followed: boolean | null }[])[], terminal: Terminal): string {
  const { style } = terminal;
  const columns = texts.map(({ voice }) => (voice ?? 'no profile').padStart(11));
  const statements = habits[0]?.map(({ statement }) => statement) ?? [];
  const width = Math.min(60, terminal.width - columns.length * 12 - 2);
  const marks = statements.map((statement, row) => {
    const cells = habits.map((column) => mark(column[row]?.followed ?? null, style).replace(/^/, ' '.repeat(10)));
    return `${clip(statement, width).padEnd(width)} ${cells.join(' ')}`;
  });
  const rows = people.map(({ id }, index) => {
    const cells = texts.map(({ verdicts }) => {
      const verdict = verdicts[index];
      if (verdict === undefined || verdict.probability === null) return 'too short'.padStart(11);
      const cell = `${Math.round(verdict.probability * 100)} %`.padStart(11);
      return verdict.verdict === 'same' ? style.good(cell) : style.faint(cell);
    });
    return `${id.padEnd(width)} ${cells.join(' ')}`;
  });
  return [
    style.strong(`${`Which of ${learned.person}’s habits the texts follow`.padEnd(width)} ${columns.join(' ')}`),
    ...marks,
    '',
    style.strong(`${'How consistent each text is with each person'.padEnd(width)} ${columns.join(' ')}`),
    ...rows,
    style.faint('A probability at even odds from counted features, calibrated on other writers; on texts this short it is weak evidence.'),
  ].join('\n');
}

function mark(followed: boolean | null, style: Terminal['style']): string {
  if (followed === null) return style.faint('–');
  return followed ? style.good('✓') : style.bad('✗');
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

export function renderFarewell(command: string): string {
  return [
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


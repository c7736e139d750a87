import type { ShownHypothesis } from '../contracts/learn-result.ts';
import { bar } from './bar.ts';
import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';

/** Hypotheses as a person reads them: statement, how distinctive it proved, quotes. */
export function renderHypotheses(
  hypotheses: readonly ShownHypothesis[],
  terminal: Terminal,
  { quotes }: { readonly quotes: number },
): string {
  return hypotheses.map((hypothesis, index) => renderOne(hypothesis, index + 1, terminal, quotes)).join('\n\n');
}

function renderOne(hypothesis: ShownHypothesis, number: number, { style, width }: Terminal, quotes: number): string {
  const head = wrap(hypothesis.statement, width, '    ').trimStart();
  const facts = [
    hypothesis.standing,
    hypothesis.dimension,
    hypothesis.origin,
    trialWords(hypothesis),
    hypothesis.id,
  ].filter((part) => part !== '');
  const shown = meter(hypothesis);
  const lines = [
    `${style.strong(`${String(number).padStart(2)}. ${head}`)}`,
    `    ${shown}${style.faint(wrap(facts.join(' · '), width, ' '.repeat(4 + shown.length)).trimStart())}`,
  ];
  for (const { quote } of hypothesis.evidence.slice(0, quotes)) {
    lines.push(style.faint(wrap(`“${oneLine(quote)}”`, width, '      ')));
  }
  return lines.join('\n');
}

/** The trial's score on a bar: for counted habits the chance that the person's text shows more of it than another person's. */
function meter({ trial }: ShownHypothesis): string {
  if (trial === null) return '';
  const share = trial.kind === 'rate' ? trial.score : (trial.score + 1) / 2;
  return `${bar(share, 10)} ${Math.round(share * 100)} %  `;
}

function trialWords({ trial, flags }: ShownHypothesis): string {
  if (flags.includes('unproven-judge')) return 'untested: its judge is not shown to be better than chance';
  if (trial === null) return flags.includes('untested') ? 'untested' : '';
  const texts = trial.own.yes + trial.own.no + trial.own.unclear;
  return `tried on ${texts} held-out ${texts === 1 ? 'text' : 'texts'} against ${trial.controlPeople} people`;
}

const longestQuote = 140;

function oneLine(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ').trim();
  return flat.length <= longestQuote ? flat : `${flat.slice(0, longestQuote - 1)}…`;
}

import type { CleaningReport, LearnEstimate, LearnResult } from '../contracts/learn-result.ts';
import { agreementWords } from './render-agreement.ts';
import { renderHypotheses } from './render-hypotheses.ts';
import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';

export function renderLearnResult(result: LearnResult, terminal: Terminal): string {
  const { style } = terminal;
  const parts = [renderCleaning(result.samples, terminal)];
  const chosen =
    result.profile?.hypotheses.filter(({ standing }) => standing === 'accepted' || standing === 'pinned') ?? [];
  const proposed = result.profile?.hypotheses.filter(({ standing }) => standing === 'proposed') ?? [];
  if (result.profile !== null) {
    parts.push(style.strong(`How ${result.person} writes (profile version ${result.profile.version})`));
    parts.push(
      chosen.length > 0 ? renderHypotheses(chosen, terminal, { quotes: 2 }) : 'No hypothesis has stood its trial yet.',
    );
    if (result.profile.judgeAgreement !== undefined)
      parts.push(style.faint(wrap(agreementWords(result.profile.judgeAgreement), terminal.width)));
    if (proposed.length > 0) {
      parts.push(
        style.faint(
          `${proposed.length} more proposed, not borne out or not tried: hyperalign profile show --as ${result.person} --all`,
        ),
      );
    }
  }
  parts.push(...result.notices.map(({ message }) => style.faint(`Note: ${message}`)));
  const { calls, inputTokens, outputTokens } = result.usage;
  parts.push(
    style.faint(
      `${(result.timings.totalMs / 1000).toFixed(1)} s · ${calls} model ${calls === 1 ? 'call' : 'calls'} · ${inputTokens} tokens read, ${outputTokens} written`,
    ),
  );
  return parts.join('\n\n');
}

export function renderEstimate(
  { person, samples, estimate, budgetTokens, fits }: LearnEstimate,
  terminal: Terminal,
): string {
  const seconds = estimate.seconds === null ? 'unknown time' : `about ${Math.ceil(estimate.seconds)} s`;
  const budget =
    budgetTokens === null
      ? ''
      : ` Budget: ${budgetTokens} tokens, ${fits ? 'enough' : terminal.style.bad('not enough')}.`;
  return [
    renderCleaning(samples, terminal),
    `Learning ${person} would take at most ${estimate.calls} model calls, about ${estimate.inputTokens} tokens read and ${estimate.outputTokens} written, ${seconds}.${budget} Nothing was spent or stored.`,
  ].join('\n\n');
}

function renderCleaning(
  { kept, known, dropped, masked, languages, words }: CleaningReport,
  { style }: Terminal,
): string {
  const reasons = Object.entries(dropped.byReason).map(([reason, count]) => `${count} ${reason}`);
  const masks = Object.entries(masked)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}`);
  const tongues = Object.entries(languages).map(([language, count]) => `${language} ${count}`);
  return [
    `Read ${kept} new texts, ${words} words${known > 0 ? `, ${known} known before` : ''}.`,
    dropped.total > 0 ? style.faint(`Left out ${dropped.total}: ${reasons.join(', ')}.`) : '',
    masks.length > 0 ? style.faint(`Masked: ${masks.join(', ')}.`) : '',
    tongues.length > 1 ? style.faint(`Languages: ${tongues.join(', ')}.`) : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

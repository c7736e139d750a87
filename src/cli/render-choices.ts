import type { ComparisonPage, ComparisonResult } from '../contracts/comparison.ts';
import type { ProposedPair } from '../contracts/proposed-pair.ts';
import type { Terminal } from './terminal.ts';

const shownCharacters = 40;

export function renderComparison({ person, comparison, outcome }: ComparisonResult): string {
  return outcome === 'kept'
    ? `Kept as ${comparison.id} of ${person}: ${comparison.chosen}, ${comparison.register}.`
    : `Known before as ${comparison.id} of ${person}. Give --key to keep the same choice again.`;
}

/** Both texts, one below the other. */
export function renderPair({ left, right }: ProposedPair, { style }: Terminal): string {
  return [style.strong('Left'), left, '', style.strong('Right'), right, ''].join('\n');
}

/** One line a choice: id, day, side, task, how the two texts begin. */
export function renderComparisons({ person, comparisons, next }: ComparisonPage, { style }: Terminal): string {
  if (comparisons.length === 0) return 'No choices are kept.';
  const lines = comparisons.map(({ id, at, chosen, register, task, left, right }) => {
    const facts = `${at.slice(0, 10)}  ${chosen.padEnd(5)}  ${register.padEnd(8)}`;
    return `${id}  ${style.faint(facts)}  ${beginning(task)}  ${style.faint(`${beginning(left)} | ${beginning(right)}`)}`;
  });
  const more = next === null ? [] : [style.faint(`More: hyperalign compare list --as ${person} --after ${next}`)];
  return [...lines, ...more].join('\n');
}

function beginning(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, shownCharacters);
}

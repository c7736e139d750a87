import type { EditResult } from '../contracts/edit-result.ts';
import type { Terminal } from './terminal.ts';

/** What an edit showed, and what its owner may decide. */
export function renderEdit(result: EditResult, { style }: Terminal): string {
  const { person, outcome, changes, proposals, notices, places } = result;
  if (outcome === 'unchanged') return 'Draft and final text are equal: nothing to learn.';
  if (outcome === 'known') return `This edit of ${person}'s was counted before: nothing changed.`;
  const facts = places.facts === 0 ? '' : `, ${places.facts} of them only names, numbers or dates`;
  const head = `${style.strong(`Edit ${result.edits} of ${person}`)}  ${style.faint(`${places.total} changed places${facts} · ${Math.round(result.ownShare * 100)} % own words · ${sampleWords[result.sample]}`)}`;
  const counted = changes
    .slice(0, mostChanges)
    .map(({ label, draft, final, unit }) => style.faint(`  ${label}: ${rounded(draft)} → ${rounded(final)} ${unit}`));
  const proposed = proposals.flatMap(({ id, statement }) => [
    `  ${style.good('?')} ${statement}`,
    style.faint(`    hyperalign profile accept ${id} --as ${person}    or reject`),
  ]);
  return [
    head,
    ...counted,
    ...(proposed.length > 0
      ? ['Proposed:', ...proposed]
      : ['Nothing is proposed yet: three edits of a kind are needed.']),
    ...notices.map(({ message }) => style.faint(`Note: ${message}`)),
  ].join('\n');
}

const mostChanges = 6;

const sampleWords: Readonly<Record<EditResult['sample'], string>> = {
  kept: 'kept as a sample',
  known: 'known as a sample already',
  'mostly-draft': 'mostly the draft’s, so no sample',
  'not-usable': 'not usable as a sample',
};

function rounded(value: number): string {
  return value.toFixed(Math.abs(value) >= 10 ? 0 : 1);
}

import type { ProfileDiff } from '../core/profile/index.ts';
import type { Terminal } from './terminal.ts';

/** What changed between two versions, each line with its reason. */
export function renderDiff(diff: ProfileDiff, { style }: Terminal): string {
  const { from, to, texts, explained, changed } = diff;
  const wordingBefore = new Map(changed.map(({ before }) => [before.id, before.statement]));
  const lines = explained.flatMap(({ id, statement, kind, from: was, to: is, why, edits }) => {
    const reason = style.faint(`    ${why}${edits.length === 0 ? '' : `: ${edits.join(', ')}`}`);
    switch (kind) {
      case 'new':
        return [`${style.good(`+ ${statement}`)}  ${style.faint(is ?? '')}`, reason];
      case 'dropped':
        return [`${style.bad(`- ${statement}`)}  ${style.faint(was ?? '')}`, reason];
      case 'moved':
        return [`~ ${statement}  ${style.faint(`${was} → ${is}`)}`, reason];
      case 'reworded':
        return [`~ ${wordingBefore.get(id) ?? ''}`, `  → ${statement}`, reason];
      default:
        return kind satisfies never;
    }
  });
  const rest = texts.before === texts.after ? `${texts.after} texts` : `${texts.before} → ${texts.after} texts`;
  return [
    `Version ${from} → ${to}  ${style.faint(rest)}`,
    ...(lines.length > 0 ? lines : ['No hypothesis changed.']),
  ].join('\n');
}

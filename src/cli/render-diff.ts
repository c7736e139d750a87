import type { ProfileDiff } from '../core/profile/index.ts';
import type { Terminal } from './terminal.ts';

export function renderDiff(diff: ProfileDiff, { style }: Terminal): string {
  const lines = [
    ...diff.added.map(({ statement }) => style.good(`+ ${statement}`)),
    ...diff.removed.map(({ statement }) => style.bad(`- ${statement}`)),
    ...diff.changed.map(({ before, after }) =>
      before.statement === after.statement
        ? `~ ${after.statement}  ${style.faint(`${before.standing} → ${after.standing}`)}`
        : `~ ${before.statement}\n  → ${after.statement}`,
    ),
  ];
  return [`Version ${diff.from} → ${diff.to}`, ...(lines.length > 0 ? lines : ['No hypothesis changed.'])].join('\n');
}

import type { AccessKey } from '../contracts/access-key.ts';
import type { AuditEntry } from '../contracts/audit-entry.ts';
import type { ShownLimits } from '../contracts/workspace-limits.ts';
import type { Style } from './terminal.ts';

/** One key a line: id, name, and what it allows, to whom, until when. */
export function renderKeys(
  keys: readonly AccessKey[],
  { now, style }: { readonly now: number; readonly style: Style },
): string {
  if (keys.length === 0) return 'No keys yet. Issue one with: hyperalign keys create --name <name> --scopes write,read';
  return keys
    .map((key) => {
      const facts = [
        key.scopes.join(','),
        ...(key.person === null ? [] : [`for ${key.person}`]),
        stateOf(key, now),
        key.lastUsedAt === null ? 'never used' : `last used ${toMinute(key.lastUsedAt)}`,
      ];
      return `${key.id}  ${key.name}  ${style.faint(facts.join(' · '))}`;
    })
    .join('\n');
}

/** One entry a line: when, what, how it ended, and what is known besides. */
export function renderAudit(entries: readonly AuditEntry[], style: Style): string {
  if (entries.length === 0) return 'Nothing has been done that is kept here.';
  return entries
    .map(({ at, action, outcome, person, keyId, details }) => {
      const facts = [
        ...(person === null ? [] : [`of ${person}`]),
        ...Object.entries(details).map(([name, value]) => `${name} ${value}`),
        ...(keyId === null ? [] : [`with key ${keyId}`]),
      ];
      return `${at}  ${action}  ${outcome}  ${style.faint(facts.join(' · '))}`.trimEnd();
    })
    .join('\n');
}

export function renderLimits({ workspace, limits, budget }: ShownLimits): string {
  const { requestsPerMinute, tokensPerDay } = limits;
  return [
    `Workspace ${workspace}`,
    `Requests a minute: ${requestsPerMinute ?? 'no limit'}`,
    `Tokens a day: ${tokensPerDay ?? 'no limit'}`,
    `Used today: ${budget.usedTokens} tokens${budget.kind === 'spent' ? ', all there are' : ''}; the day ends at ${budget.resetsAt}`,
  ].join('\n');
}

function stateOf({ revokedAt, expiresAt }: AccessKey, now: number): string {
  if (revokedAt !== null) return `revoked ${toMinute(revokedAt)}`;
  if (expiresAt === null) return 'never expires';
  return `${Date.parse(expiresAt) <= now ? 'expired' : 'until'} ${toMinute(expiresAt)}`;
}

/** 2026-11-29 21:00 UTC. */
function toMinute(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}

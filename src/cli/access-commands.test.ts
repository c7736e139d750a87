import { describe, expect, test } from 'vitest';
import { runCommand } from '../../test/support/command-line.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { accessKeyListSchema, accessKeySchema, issuedKeySchema, rotatedKeySchema } from '../contracts/access-key.ts';
import { auditLogSchema } from '../contracts/audit-entry.ts';
import { shownLimitsSchema } from '../contracts/workspace-limits.ts';
import { nothingForgotten } from '../testing/index.ts';

const mailApp = ['keys', 'create', '--name', 'mail app', '--scopes', 'write,read'];

function emptyHome() {
  const home = temporaryFolder();
  return (...args: readonly string[]) => runCommand(['--home', home, ...args]);
}

/** Runs a command that has to end well, and reads the one object it prints. */
async function json(at: ReturnType<typeof emptyHome>, ...args: readonly string[]): Promise<unknown> {
  const { code, out, err } = await at(...args, '--json');

  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

describe('keys', () => {
  test('create prints the secret alone on standard output, what is said of it beside, and nothing with --quiet', async () => {
    const at = emptyHome();

    const loud = await at(...mailApp, '--expires', '90d');
    const quiet = await at('--quiet', ...mailApp);

    expect([loud.code, quiet.code, quiet.err]).toEqual([0, 0, '']);
    for (const { out } of [loud, quiet]) expect(out).toMatch(/^ha_mrswmylvnr2a_[a-z2-7]{16}_[a-z2-7]{59}\n$/);
    expect(loud.err).toMatch(
      /^Key [a-z2-7]{16} \(mail app\), of the workspace, allows write, read, until .* this once:\n$/,
    );
  });

  test('keep their contracts with --json', async () => {
    const at = emptyHome();

    const { key, secret } = issuedKeySchema.parse(await json(at, ...mailApp, '--as', 'ada'));
    const rotated = rotatedKeySchema.parse(await json(at, 'keys', 'rotate', key.id, '--grace', '0m'));
    const revoked = accessKeySchema.parse(await json(at, 'keys', 'revoke', key.id));
    const { keys } = accessKeyListSchema.parse(await json(at, 'keys', 'list'));
    const { entries } = auditLogSchema.parse(await json(at, 'audit'));

    expect(rotated.secret).not.toBe(secret);
    expect(keys).toEqual([revoked]);
    expect({ ...revoked, revokedAt: null }).toEqual(key);
    expect(entries.map(({ action, person }) => [action, person])).toEqual([
      ['keys.revoke', 'ada'],
      ['keys.rotate', 'ada'],
      ['keys.issue', 'ada'],
    ]);
  });

  test('are told a line each, and never with a secret', async () => {
    const at = emptyHome();
    const first = await at(...mailApp, '--as', 'ada', '--expires', '2w');
    const none = await at('--workspace', 'other', 'keys', 'list');
    const id = first.out.split('_')[2] ?? '';
    const rotated = await at('keys', 'rotate', id);
    const revoked = await at('keys', 'revoke', id);

    const [list, audit] = [await at('keys', 'list'), await at('audit')];

    expect(none.out).toMatch(/^No keys yet/);
    expect(rotated.err).toMatch(/^The old secret of .* is valid until /);
    expect(revoked.out).toMatch(/^Key [a-z2-7]{16} \(mail app\) is revoked since /);
    expect(list.out).toMatch(/^[a-z2-7]{16} {2}mail app {2}write,read · for ada · revoked .* UTC · never used\n$/);
    expect(audit.out.trim().split('\n')).toHaveLength(3);
    for (const { out } of [first, rotated])
      for (const said of [list, audit, revoked, none])
        expect(said.out + said.err).not.toContain(out.split('_')[3]?.slice(0, 8));
  });
});

describe('limits', () => {
  test('are shown, set one by one, and taken away', async () => {
    const at = emptyHome();

    const shown = [
      await json(at, 'limits'),
      await json(at, 'limits', '--requests-per-minute', '60', '--tokens-per-day', '0'),
      await json(at, 'limits', '--requests-per-minute', 'none'),
    ].map((one) => shownLimitsSchema.parse(one));
    const said = await at('limits');

    expect(shown.map(({ limits, budget }) => ({ ...limits, kind: budget.kind }))).toEqual([
      { requestsPerMinute: null, tokensPerDay: null, kind: 'within' },
      { requestsPerMinute: 60, tokensPerDay: 0, kind: 'spent' },
      { requestsPerMinute: null, tokensPerDay: 0, kind: 'spent' },
    ]);
    expect(said.out).toMatch(
      /^Workspace default\nRequests a minute: no limit\nTokens a day: 0\nUsed today: 0 tokens, all there are; the day ends at /,
    );
  });
});

describe('audit', () => {
  test('says when there is nothing, and shows at most so many entries', async () => {
    const at = emptyHome();
    const nothing = await at('audit');
    await at(...mailApp);
    await at('forget', 'nobody');

    const { entries } = auditLogSchema.parse(await json(at, 'audit', '--limit', '1'));

    expect(nothing.out).toMatch(/^Nothing has been done/);
    expect(entries.map(({ action, person, details }) => ({ action, person, details }))).toEqual([
      {
        action: 'person.forget',
        person: null,
        details: { ...nothingForgotten, promptStates: 0 },
      },
    ]);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { DemoResult } from '../../src/cli/demo/run-demo.ts';
import { learnResultSchema } from '../../src/contracts/learn-result.ts';
import { verifyResultSchema } from '../../src/contracts/verify-result.ts';
import { writeResultSchema } from '../../src/contracts/write-result.ts';
import { homeWithWeights } from './home-with-weights.ts';

const bootstrap = fileURLToPath(new URL('../../scripts/bootstrap.mjs', import.meta.url));

/** As `npm run demo` starts it. */
async function runDemo(
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [bootstrap, 'node', 'src/cli/main.ts', 'demo', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, HYPERALIGN_HOME: homeWithWeights() },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('the demo learns a person with quotes, writes one task in three voices and verifies every text against everybody', async () => {
  const { code, out, err } = await runDemo(['--json']);

  expect({ code, err }).toEqual({ code: 0, err });
  const demo = JSON.parse(out) as DemoResult;
  const learned = learnResultSchema.parse(demo.learned);
  const chosen = (learned.profile?.hypotheses ?? []).filter(
    ({ standing }) => standing === 'accepted' || standing === 'pinned',
  );
  expect(learned.samples.kept).toBeGreaterThanOrEqual(10);
  expect(chosen.length).toBeGreaterThanOrEqual(3);
  expect(chosen.length).toBeLessThanOrEqual(10);
  expect(chosen.filter(({ evidence }) => evidence.every(({ quote }) => quote.trim() === ''))).toEqual([]);
  expect(learned.usage.calls).toBeLessThanOrEqual(3);
  expect(learned.usage.inputTokens).toBeLessThanOrEqual(10_000);

  expect(demo.people).toHaveLength(3);
  const [main, other] = demo.people.map(({ id }) => id);
  expect(demo.texts.map(({ voice }) => voice)).toEqual([main, other, null]);
  expect(new Set(demo.texts.map(({ writing }) => writing.text)).size).toBe(3);
  for (const { writing, facts, habits, verdicts } of demo.texts) {
    const { text, leakage } = writeResultSchema.parse(writing);
    expect(text.split(/\s+/).length, text).toBeGreaterThanOrEqual(25);
    expect(facts.kept / facts.of, text).toBeGreaterThanOrEqual(0.5);
    expect(leakage.share, text).toBeLessThanOrEqual(0.3);
    expect(habits.map(({ statement }) => statement)).toEqual(chosen.map(({ statement }) => statement));
    expect(verdicts.map((verdict) => verifyResultSchema.parse(verdict).person)).toEqual(
      demo.people.map(({ id }) => id),
    );
  }
});

test('the demo shows it to people, also with the small model, and says how to use their own mail', async () => {
  const { code, out, err } = await runDemo(['--model', 'smollm2-135m']);

  expect({ code, err }).toEqual({ code: 0, err });
  const parts = [
    /hyperalign demo: three fictional people/,
    /What was learned of (\w+), from \d+ texts/,
    /The task, the same for all:/,
    /written as \w+/,
    /written as \w+/,
    /written with no profile/,
    /habits the texts follow/,
    /How consistent each text is with each person/,
    /npm run hyperalign -- learn .* --as me/,
  ];
  // In this order.
  const rest = parts.reduce((text, part) => {
    const at = text.search(part);
    expect({ part, found: at >= 0, out }).toEqual({ part, found: true, out });
    return text.slice(at + 1);
  }, out);
  expect(rest).toContain('Everything stays on this machine.');
});

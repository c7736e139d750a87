import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCommand } from '../../test/support/command-line.ts';
import { homeOfJune, juneHeldOut, learnJune, saidAsJune } from '../../test/support/june.ts';
import { openModelServer } from '../../test/support/model-server.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { attestationSchema } from '../contracts/attestation.ts';
import { comparisonPageSchema } from '../contracts/comparison.ts';
import { editResultSchema } from '../contracts/edit-result.ts';
import { exportedProfileSchema } from '../contracts/exported-profile.ts';
import { learnEstimateSchema, learnResultSchema, shownHypothesisSchema } from '../contracts/learn-result.ts';
import { profileSchema } from '../contracts/profile.ts';
import { sampleSchema } from '../contracts/sample.ts';
import { verifyResultSchema } from '../contracts/verify-result.ts';
import { writeResultSchema } from '../contracts/write-result.ts';

const { at } = homeOfJune();

describe('--json prints one object that keeps its contract, and nothing else', () => {
  const shownProfile = profileSchema.extend({
    hypotheses: z.array(shownHypothesisSchema),
    attestations: z.array(attestationSchema),
  });
  const hypotheses = z.array(profileSchema.shape.hypotheses.element);
  const count = z.int().nonnegative();
  const cases: readonly { readonly args: readonly string[]; readonly contract: z.ZodType }[] = [
    { args: [...learnJune, '--dry-run'], contract: learnEstimateSchema },
    { args: ['verify', juneHeldOut, '--as', 'june'], contract: verifyResultSchema },
    { args: ['profile', 'show', '--as', 'june'], contract: shownProfile },
    {
      args: ['profile', 'history', '--as', 'june'],
      contract: z.strictObject({
        versions: z
          .array(
            z.strictObject({
              version: count,
              createdAt: z.iso.datetime(),
              reason: z.string(),
              hypotheses: count,
              samples: count,
            }),
          )
          .min(1),
      }),
    },
    {
      args: ['profile', 'samples', '--as', 'june'],
      contract: z.strictObject({ samples: z.array(sampleSchema).length(14) }),
    },
    {
      args: ['edit', '--as', 'june', '--draft', juneHeldOut, '--final', juneHeldOut, '--model', 'none'],
      contract: editResultSchema,
    },
    {
      args: ['profile', 'diff', '--as', 'june'],
      contract: z.strictObject({
        from: count,
        to: count,
        added: hypotheses,
        removed: hypotheses,
        changed: z.array(z.unknown()),
        texts: z.strictObject({ before: count, after: count }),
        explained: z.array(z.looseObject({ id: z.string(), why: z.string() })),
      }),
    },
    { args: ['compare', 'list', '--as', 'june'], contract: comparisonPageSchema },
    { args: ['profile', 'export', '--as', 'june'], contract: exportedProfileSchema },
    {
      args: ['profile', 'export', '--as', 'june', '--samples'],
      contract: exportedProfileSchema.required({ samples: true }),
    },
    {
      args: ['people'],
      contract: z.strictObject({
        people: z
          .array(
            z.strictObject({
              person: z.literal('june'),
              createdAt: z.iso.datetime(),
              samples: z.literal(14),
              profileVersion: count,
            }),
          )
          .length(1),
      }),
    },
    {
      args: ['forget', 'nobody'],
      contract: z.strictObject({
        person: z.literal('nobody'),
        samples: z.literal(0),
        profileVersions: z.literal(0),
        hypotheses: z.literal(0),
        edits: z.literal(0),
        replies: z.literal(0),
        runs: z.literal(0),
        guidances: z.literal(0),
        usageEntries: z.literal(0),
        keys: z.literal(0),
        jobs: z.literal(0),
        comparisons: z.literal(0),
        attestations: z.literal(0),
        idempotencyRecords: z.literal(0),
        promptStates: z.literal(0),
      }),
    },
    {
      args: ['models', 'list'],
      contract: z.strictObject({
        models: z.array(z.looseObject({ name: z.string(), state: z.literal('absent') })).min(2),
      }),
    },
    {
      args: ['doctor'],
      contract: z.strictObject({
        findings: z
          .array(
            z.strictObject({
              what: z.string(),
              state: z.enum(['good', 'absent', 'bad']),
              detail: z.string().min(1),
              remedy: z.string().min(1).nullable(),
            }),
          )
          .min(6),
      }),
    },
  ];

  test.each(cases)('$args.0 $args.1', async ({ args, contract }) => {
    const { code, out, err } = await at(...args, '--json');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(() => contract.parse(JSON.parse(out))).not.toThrow();
  });

  test('learn', async () => {
    const { code, out, err } = await runCommand(['--home', temporaryFolder(), ...learnJune, '--json']);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(learnResultSchema.parse(JSON.parse(out))).toMatchObject({
      person: 'june',
      profile: { version: 1 },
      samples: { kept: 14 },
    });
  });

  test('write', async () => {
    const server = await openModelServer(() => saidAsJune);

    const { code, out, err } = await at(
      'write',
      'Ask Sam to call on Monday.',
      '--as',
      'june',
      '--model',
      server.id,
      '--show-guidance',
      '--seed',
      '5',
      '--json',
    );

    expect({ code, err }).toEqual({ code: 0, err: '' });
    const written = writeResultSchema.parse(JSON.parse(out));
    expect(written).toMatchObject({
      text: saidAsJune,
      delivery: 'both',
      usage: { calls: 1, inputTokens: 11, outputTokens: 3 },
    });
    expect(server.requests.map(({ seed, messages }) => ({ seed, task: messages.at(-1)?.content }))).toEqual([
      { seed: 5, task: 'Ask Sam to call on Monday.' },
    ]);
    expect(server.requests[0]?.messages[0]?.content).toContain('Close with “Cheers”');
  });

  test('a decision of the owner', async () => {
    const own = temporaryFolder();
    const there = (...args: readonly string[]) => runCommand(['--home', own, ...args, '--as', 'june', '--json']);
    await runCommand(['--home', own, ...learnJune]);
    const [first, second] = JSON.parse((await there('profile', 'show')).out).hypotheses;

    const kept = [
      await there('profile', 'reject', first.id),
      await there('profile', 'pin', second.id.slice(0, 8)),
      await there('profile', 'accept', first.id),
      await there('profile', 'edit', second.id, 'Greets like an old friend.'),
      await there('profile', 'rollback', '1'),
    ];

    expect(kept.map(({ out }) => JSON.parse(out))).toEqual(
      [2, 3, 4, 5, 6].map((version) => ({ person: 'june', version })),
    );
    expect(JSON.parse((await there('profile', 'diff', '4', '5')).out).changed[0].after.statement).toBe(
      'Greets like an old friend.',
    );
  });
});

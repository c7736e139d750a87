// The rival that is trained elsewhere: what its models are asked is kept, counted and limited as everything else of a run.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { scriptedModel } from '../../src/testing/index.ts';
import { imitates, runAuthorship, smallModel, withoutCost } from '../support/authorship-run.ts';
import { runCommand } from '../support/command-line.ts';
import { writePlantedPeople } from '../support/planted-people.ts';
import { type ScriptedAdapters, scriptedAdapters, sha256Of } from '../support/scripted-adapters.ts';
import { standInRuntime } from '../support/stand-in-runtime.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Six of ten people are written for, one task each, with their own adapter and with another person's. */
const rivalTexts = 6 * 2;
const size = { people: 10, tasks: 1, methods: ['zero-shot', 'lora-adapters'] };
const everybody = Array.from({ length: size.people }, (_, at) => `person-${at}.gguf`);

const adaptersOf = (files = everybody): ScriptedAdapters =>
  scriptedAdapters(files, (file) => `${file} says that the list is made and that everybody will have it on the day.`);
const askedOf = ({ opened }: ScriptedAdapters): number => opened.reduce((sum, { calls }) => sum + calls.length, 0);

describe('a run with the rival', () => {
  test('counts what its models are asked, and records their adapters by hash and without a name', async () => {
    const adapters = adaptersOf();

    const { report, model } = await runAuthorship(temporaryFolder(), { ...size, adapters });

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(askedOf(adapters)).toBe(rivalTexts);
    expect(report.run.calls).toBe(model.calls.length + rivalTexts);
    expect(report.methods['lora-adapters']?.measures['similarity-masked']).toMatchObject({ n: 6 });
    expect(report.methods['lora-adapters:placebo']?.measures['similarity-masked']).toMatchObject({ n: 6 });
    const used = new Set(adapters.opened.map(({ id }) => id.replace('local:tiny+lora:', '')));
    expect(used.size).toBe(6);
    expect(report.run.model.adapters).toEqual([...used].map(sha256Of).toSorted());
    expect(JSON.stringify(report.run)).not.toContain('.gguf');
    expect(report.notRun.map(({ name }) => name)).not.toContain('lora-adapters');
  });

  test('that is gone on with asks nothing again and loads no adapter', async () => {
    const folder = temporaryFolder();
    const first = await runAuthorship(folder, { ...size, adapters: adaptersOf() });
    const adapters = adaptersOf();

    const { report, model } = await runAuthorship(folder, { ...size, adapters });

    expect({ opened: adapters.opened, calls: model.calls }).toEqual({ opened: [], calls: [] });
    expect(report.run.calls).toBe(0);
    expect(withoutCost(report)).toEqual(withoutCost(first.report));
  });

  test('that is stopped in the midst of the rival’s texts asks only for the others', async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    let written = 0;
    const stopping = scriptedAdapters(everybody, (file) => {
      written += 1;
      if (written === 5) stop.abort();
      return `${file} says that the list is made.`;
    });
    await expect(runAuthorship(folder, { ...size, adapters: stopping, signal: stop.signal })).rejects.toThrow();
    const adapters = adaptersOf();

    await runAuthorship(folder, { ...size, adapters });

    expect(askedOf(stopping)).toBeGreaterThanOrEqual(5);
    expect(askedOf(stopping) + askedOf(adapters)).toBe(rivalTexts);
  });

  test('stays within its budget', async () => {
    const folder = temporaryFolder();
    const adapters = adaptersOf();
    const whole = await runAuthorship(temporaryFolder(), { ...size, adapters: adaptersOf() });
    const tokens = ({ run }: typeof whole.report): number => run.inputTokens + run.outputTokens;
    // The rival’s texts are the last of a person.
    const budgetTokens = tokens(whole.report) - 1;

    const { report } = await runAuthorship(folder, { ...size, adapters, budgetTokens });

    expect(tokens(report)).toBeLessThanOrEqual(budgetTokens);
    expect(askedOf(adapters)).toBeGreaterThan(0);
    expect(askedOf(adapters)).toBeLessThan(rivalTexts);
    const rest = adaptersOf();
    const ended = await runAuthorship(folder, { ...size, adapters: rest });
    expect(askedOf(adapters) + askedOf(rest)).toBe(rivalTexts);
    expect(withoutCost(ended.report)).toEqual(withoutCost(whole.report));
  });

  test('without one person’s adapter ends before a text is written, and says whose', async () => {
    const model = scriptedModel(imitates, smallModel);
    const adapters = adaptersOf(everybody.filter((file) => file !== 'person-0.gguf'));
    const whole = { ...size, options: { people: size.people } };

    await expect(runAuthorship(temporaryFolder(), { ...whole, adapters, model })).rejects.toMatchObject({
      code: 'path_not_found',
      message: expect.stringMatching(/^\/adapters lacks the adapters of 1 of 5 people: person-0\.gguf\. Train one/),
    });
    expect(model.calls.filter(({ options }) => options.responseFormat?.type !== 'json')).toEqual([]);
    expect(adapters.opened).toEqual([]);
  });
});

describe('a dry run with the rival', () => {
  test('loads no adapter and plans a call for each of its texts', async () => {
    const folder = temporaryFolder();
    const adapters = adaptersOf();

    const without = await runAuthorship(folder, { ...size, methods: ['zero-shot'], dryRun: true });
    const { report, model } = await runAuthorship(folder, { ...size, adapters, dryRun: true });

    expect(report.run.calls - without.report.run.calls).toBe(rivalTexts);
    expect({ opened: adapters.opened, calls: model.calls }).toEqual({ opened: [], calls: [] });
  });

  test('finds what is kept already', async () => {
    const folder = temporaryFolder();
    const { report: ran } = await runAuthorship(folder, { ...size, adapters: adaptersOf() });
    const adapters = adaptersOf();

    const { report } = await runAuthorship(folder, { ...size, adapters, dryRun: true });

    expect(report.run).toMatchObject({ calls: 0, cachedCalls: ran.run.calls + ran.run.cachedCalls });
    expect(adapters.opened).toEqual([]);
  });
});

describe('evaluate authorship --adapters', () => {
  const bytesOf = (person: string): string => `GGUF\u0003\u0000\u0000\u0000${person}`;
  const setting = () => {
    const folder = temporaryFolder();
    const { home, model, contexts } = standInRuntime(folder);
    const data = writePlantedPeople(folder, { people: 6, texts: 12, seed: 1 });
    const people = new Set(
      readFileSync(data, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { readonly person: string }).person),
    );
    const adapters = join(folder, 'trained');
    mkdirSync(adapters);
    for (const person of people) writeFileSync(join(adapters, `${person}.gguf`), bytesOf(person));
    const evaluate = (...more: readonly string[]) =>
      runCommand([
        ...['evaluate', 'authorship', '--home', home, '--data', data, '--people', '4', '--tasks', '1'],
        ...['--model', model, ...more],
      ]);
    return { folder, home, contexts, adapters, evaluate, people: [...people] };
  };
  const rival = ['--methods', 'zero-shot,lora-adapters'];

  test('enters the adapters of a folder: a dry run loads the model alone, and hashes them', async () => {
    const { contexts, adapters, evaluate, people } = setting();

    const { code, out, err } = await evaluate(...rival, '--adapters', adapters, '--dry-run', '--json');

    expect({ code, err }).toMatchObject({ code: 0 });
    expect(contexts()).toHaveLength(1);
    const hashes = people.map((person) => createHash('sha256').update(bytesOf(person)).digest('hex'));
    const { run } = evaluationReportSchema.parse(JSON.parse(out));
    expect(run.model.adapters).toHaveLength(4);
    expect(hashes).toEqual(expect.arrayContaining(run.model.adapters ?? []));
    expect(run.command).toContain('--adapters trained');
    expect(run.command).not.toContain(adapters);
  });

  test('with a file that is no adapter says which, also in a dry run', async () => {
    const { adapters, evaluate, people } = setting();
    for (const person of people) writeFileSync(join(adapters, `${person}.gguf`), 'weights of another form');

    const { code, err } = await evaluate(...rival, '--adapters', adapters, '--dry-run');

    expect(code).not.toBe(0);
    expect(err.replace(/\s+/g, ' ')).toMatch(/trained\/\S+\.gguf does not begin as a GGUF file\. Turn the adapter/);
  });

  test('is part of what a run was begun with', async () => {
    const { folder, evaluate } = setting();
    const out = ['--out', join(folder, 'run')];

    const { code, err } = await evaluate(...rival, '--adapters', join(folder, 'gone'), ...out);
    const again = await evaluate(...rival, '--adapters', join(folder, 'others'), ...out, '--resume');

    expect(code).not.toBe(0);
    expect(err).toContain(`There is no folder of adapters at ${join(folder, 'gone')}.`);
    expect(JSON.parse(readFileSync(join(folder, 'run', 'plan.json'), 'utf8'))).toMatchObject({
      adapters: join(folder, 'gone'),
    });
    expect(again.err).toContain('begun with other settings: adapters');
  });

  test.each([
    {
      name: 'a folder that is not there',
      args: [...rival, '--adapters', 'gone', '--dry-run'],
      message: 'There is no folder of adapters at gone. Name the one that holds a GGUF file a person',
    },
    {
      name: 'a model whose weights are elsewhere',
      args: [...rival, '--adapters', '.', '--dry-run', '--model', 'openai:gpt-5-mini'],
      message: 'openai:gpt-5-mini has none here. Name the embedded model',
    },
    { name: 'no folder', args: [...rival, '--dry-run'], message: 'Name their folder with --adapters' },
    { name: 'no rival', args: ['--adapters', '.', '--dry-run'], message: 'Add it to --methods' },
  ])('with $name says so before a model is loaded', async ({ args, message }) => {
    const { contexts, evaluate } = setting();

    const { code, err } = await evaluate(...args);

    expect(code).not.toBe(0);
    expect(err.replace(/\s+/g, ' ')).toContain(message);
    expect(contexts()).toEqual([]);
  });
});

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mailTexts } from '../../test/support/demo-people.ts';
import { hostileSamples } from '../../test/support/hostile-samples.ts';
import { askedFor, learningReplies } from '../../test/support/learning-replies.ts';
import {
  ada,
  askedIn,
  contextOf,
  materialOf,
  memoryPorts,
  task,
  writeOnce,
} from '../../test/support/method-setting.ts';
import { openDefaultVoices } from '../adapters/background/index.ts';
import { openMaterialLearner } from '../engine/learn-material.ts';
import { memoryVoices, type ScriptedCall, scriptedModel } from '../testing/index.ts';
import { hyperalign } from './hyperalign.ts';
import { listMethods } from './index.ts';

const june = materialOf('june', { samples: await mailTexts('june') });
const tobias = materialOf('tobias', { samples: await mailTexts('tobias') });
const workspace = 'evaluation';
const replies = learningReplies({});
const learner = () => scriptedModel(replies, { delivery: 'both' });
const writings = (calls: readonly ScriptedCall[]) => calls.filter((call) => askedFor(call) === 'text');

function methodsOf(ports = memoryPorts()) {
  const methods = listMethods({ ports, workspace });
  return (name: string) => {
    const found = methods.get(name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };
}

describe('deliveries', () => {
  test('share one learning of a person and differ in what they tell', async () => {
    const model = learner();
    const method = methodsOf();
    const names = ['hyperalign', 'hyperalign:hypotheses', 'hyperalign:samples', 'hyperalign:both'];

    const opened = await Promise.all(names.map((name) => method(name).open(contextOf(model))));
    const prepared = await Promise.all(opened.map((one) => one.prepare(june)));
    const learned = model.calls.length;
    for (const one of prepared) await one.write(task, { seed: 11 });

    expect(model.calls.slice(0, learned).map(askedFor)).toEqual(['contrastive', 'requests']);
    const [auto, hypotheses, samples, both] = writings(model.calls).map(askedIn);
    const statements = prepared.map((one) => one.statements);
    expect(statements[0]?.length).toBeGreaterThan(2);
    expect(statements).toEqual([statements[0], statements[0], [], statements[0]]);
    expect(auto).toEqual(both);
    expect(hypotheses).toMatchObject({ system: both?.system, turns: [{ role: 'user', text: task.brief }] });
    expect(samples?.system).not.toContain('This is how you write');
    // Hypotheses take room of the last samples.
    const shown = both?.turns.slice(0, -1) ?? [];
    expect(shown.length).toBeGreaterThan(4);
    expect(samples?.turns.slice(0, shown.length)).toEqual(shown);
    expect(both).toMatchObject({ temperature: 0.4, topP: 0.9, seed: 11, maxOutputTokens: 160 });
  });

  test('tell what was learned in one register where another is to be written', async () => {
    const model = learner();
    const asked = { ...task, register: 'post', brief: 'Write a post that the fair is moved to Sunday.' };

    const alike = await writeOnce(methodsOf()('hyperalign:both'), model, { material: june });
    const apart = await writeOnce(methodsOf()('hyperalign:both'), model, { material: june, asked });

    const [mail, post] = writings(model.calls).map(askedIn);
    const told = (system = '') => system.split('\n').filter((line) => line.startsWith('- '));
    expect(told(mail?.system).length).toBeGreaterThan(2);
    expect(told(post?.system)).toEqual(told(mail?.system));
    expect(post?.system).toContain('writing your own posts');
    expect(post?.turns).toEqual([...(mail?.turns.slice(0, -1) ?? []), { role: 'user', text: asked.brief }]);
    expect(apart.compliance?.told).toBe(alike.compliance?.told);
  });

  test('are given the room of the task, not of the person', async () => {
    const model = learner();

    await writeOnce(methodsOf()('hyperalign:samples'), model, { material: june, asked: { ...task, words: 400 } });

    expect(writings(model.calls)[0]?.options.maxOutputTokens).toBe(880);
  });
});

describe('steering', () => {
  const heard = async (id: string) => {
    const voice = await openDefaultVoices({ folder: join(tmpdir(), 'hyperalign-no-voices') }).load(
      'local:qwen2.5-coder-1.5b',
    );
    return { ...memoryPorts(), voices: memoryVoices(voice === null ? [] : [{ ...voice, model: id }]) };
  };
  const steerable = () => scriptedModel(replies, { delivery: 'both', heedsBias: true });
  const biasesIn = (calls: readonly ScriptedCall[]) =>
    writings(calls).map(({ options }) => options.providerOptions?.['hyperalign']?.['bias']);

  test('adds biases to the same prompt, and another person’s to the placebo', async () => {
    const model = steerable();
    const method = methodsOf(await heard(model.id));

    for (const [name, material] of [
      ['hyperalign:samples', june],
      ['hyperalign:steered', june],
      ['hyperalign:steered', tobias],
      ['hyperalign:hypotheses', june],
      ['hyperalign:hypotheses-steered', june],
    ] as const)
      await writeOnce(method(name), model, { material });

    const [samples, steered, , hypotheses, hypothesesSteered] = writings(model.calls).map(askedIn);
    expect([steered, hypothesesSteered]).toEqual([samples, hypotheses]);
    const [none, own, other, no, few] = biasesIn(model.calls);
    expect([none, no]).toEqual([undefined, undefined]);
    for (const biases of [own, other, few]) expect(biases).not.toHaveLength(0);
    expect(other).not.toEqual(own);
    expect(few).not.toEqual(own);
  });

  test('is by fewer habits where a short text is asked for', async () => {
    const model = steerable();
    const steered = methodsOf(await heard(model.id))('hyperalign:steered');

    for (const words of [20, 400]) await writeOnce(steered, model, { material: june, asked: { ...task, words } });

    const [short, long] = biasesIn(model.calls).map((biases) => (Array.isArray(biases) ? biases.length : 0));
    expect(short).toBeLessThan(long ?? 0);
  });

  test('is refused in a register that the model was not heard in', async () => {
    const model = steerable();
    const { voices, ...ports } = await heard(model.id);
    const known = await voices.load(model.id);
    const chatOnly =
      known === null ? [] : [{ ...known, registers: known.registers.filter((one) => one.register === 'chat') }];
    const method = methodsOf({ ...ports, voices: memoryVoices(chatOnly) });

    await expect(writeOnce(method('hyperalign:steered'), model, { material: june })).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('was not heard in the register "email"'),
    });
  });

  test.each([
    { name: 'takes no biases', model: learner(), id: 'scripted:model' },
    { name: 'was never heard by itself', model: steerable(), id: 'scripted:other' },
  ])('is refused with a model that $name', async ({ model, id }) => {
    const method = methodsOf(await heard(id));

    await expect(method('hyperalign:steered').open(contextOf(model))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('hyperalign:steered cannot be run with scripted:model. Nothing was steered:'),
    });
  });
});

describe('a written text', () => {
  const answering = (text: string) =>
    scriptedModel((call) => (askedFor(call) === 'text' ? text : replies(call)), { delivery: 'hypotheses' });

  test('comes with what it follows of what it could follow', async () => {
    const text =
      'Hey Sam!\n\nThe reading room is shut on Friday... so silly! Is Monday okay for you?\n\nCheers,\nJune xx';

    const written = await writeOnce(methodsOf()('hyperalign'), answering(text), { material: june });

    expect(written).toMatchObject({ text, cut: false });
    expect(written.compliance?.told).toBeGreaterThan(2);
    expect(written.compliance?.followed).toBeGreaterThan(0);
    const stiff = await writeOnce(
      methodsOf()('hyperalign'),
      answering('The reading room is closed on Friday. It will open again on Monday. Kindly take note of this.'),
      { material: june },
    );
    expect(stiff.compliance?.followed).toBeLessThan(written.compliance?.followed ?? 0);
  });

  test('is cut as those of all methods, and judged as it is then', async () => {
    const written = await writeOnce(methodsOf()('hyperalign'), answering('The room is closed on Friday. '.repeat(4)), {
      material: june,
      asked: { ...task, words: 11 },
    });

    expect(written).toMatchObject({ text: 'The room is closed on Friday. The room is closed on Friday.', cut: true });
  });

  test('may be empty', async () => {
    const written = await writeOnce(methodsOf()('hyperalign'), answering(' '), { material: june });

    expect(written).toMatchObject({ text: '', cut: false });
  });

  test('fails as the model did', async () => {
    const model = scriptedModel((call) =>
      askedFor(call) === 'text' ? { fail: new Error('cut wire') } : replies(call),
    );

    await expect(writeOnce(methodsOf()('hyperalign'), model, { material: june })).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('cut wire'),
    });
  });
});

describe('what is learned', () => {
  test('of one person never reaches a prompt for another', async () => {
    const model = scriptedModel(replies, { delivery: 'both' });
    const opened = await methodsOf()('hyperalign:both').open(contextOf(model));
    const [own, other] = [await opened.prepare(june), await opened.prepare(tobias)];
    const before = model.calls.length;

    await own.write(task, { seed: 1 });
    await other.write(task, { seed: 1 });

    const [ofJune, ofTobias] = model.calls
      .slice(before)
      .map(({ turns }) => turns.filter(({ role }) => role === 'assistant'));
    const shownTo = (turns: typeof ofJune, { samples }: typeof june) =>
      turns?.filter(({ text }) => samples.some((sample) => overlap(sample.text, text))).length;
    expect([shownTo(ofJune, june), shownTo(ofJune, tobias)]).toEqual([ofJune?.length, 0]);
    expect([shownTo(ofTobias, june), shownTo(ofTobias, tobias)]).toEqual([0, ofTobias?.length]);
  });

  test('is another person for other material, and is learned again for another seed', async () => {
    const ports = memoryPorts();
    const shared = openMaterialLearner(ports, { workspace });
    const model = learner();
    const few = { ...june, samples: june.samples.slice(0, 6) };

    const keys = [];
    for (const [material, seed] of [
      [june, 1],
      [june, 1],
      [{ ...june }, 1],
      [few, 1],
      [june, 2],
    ] as const)
      keys.push((await shared.learn(material, { model, seed })).key.person);

    expect(new Set(keys).size).toBe(3);
    expect([keys[1], keys[2]]).toEqual([keys[0], keys[0]]);
    expect((await ports.store.people.list(workspace)).map(({ person }) => person)).toEqual(
      [...new Set(keys)].toSorted(),
    );
    for (const key of keys) expect(key).not.toContain('june');
  });

  test('is forgotten when the last method that uses it is closed', async () => {
    const ports = memoryPorts();
    const method = methodsOf(ports);
    const model = learner();
    const [first, second] = [
      await method('hyperalign').open(contextOf(model)),
      await method('hyperalign:samples').open(contextOf(model)),
    ];
    await first.prepare(june);

    await first.close?.();
    await first.close?.();
    expect(await ports.store.people.list(workspace)).toHaveLength(1);
    await second.close?.();
    expect(await ports.store.people.list(workspace)).toEqual([]);
  });

  test('comes from another model where one is named', async () => {
    const [teacher, writer] = [scriptedModel(replies, { id: 'scripted:teacher' }), learner()];
    const ports = memoryPorts();
    const shared = openMaterialLearner(ports, { workspace, learnWith: teacher });

    await writeOnce(hyperalign({ ports, learner: shared }, { delivery: 'both' }), writer, { material: june });

    expect(teacher.calls.map(askedFor)).toEqual(['contrastive', 'requests']);
    expect(writer.calls.map(askedFor)).toEqual(['text']);
  });

  test('is tried again after a failure', async () => {
    const shared = openMaterialLearner(memoryPorts(), { workspace });
    const model = learner();
    const stopped = AbortSignal.abort();

    await expect(shared.learn(june, { model, seed: 1, signal: stopped })).rejects.toMatchObject({ code: 'aborted' });
    expect((await shared.learn(june, { model, seed: 1 })).profile.version).toBe(1);
  });

  test('must be something', async () => {
    const opened = await methodsOf()('hyperalign').open(contextOf(learner()));

    await expect(opened.prepare(materialOf('june', { samples: ['Hi.', ''] }))).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('Nothing could be learned of "june" from 2 samples'),
    });
  });

  test('is shown without a sample that speaks to a model', async () => {
    const model = learner();
    const samples = [...hostileSamples.map(({ text }) => text), ...ada.samples.map(({ text }) => text)];

    const written = await writeOnce(methodsOf()('hyperalign:both'), model, {
      material: materialOf('ada', { samples }),
    });

    for (const { prompt } of writings(model.calls)) expect(prompt).not.toContain('PWNED');
    expect(written.text).not.toContain('PWNED');
  });
});

test('best of four draws varied candidates of the same prompt', async () => {
  const model = learner();
  const selection = june.samples.slice(0, 2).map(({ text }) => text);

  await writeOnce(methodsOf()('hyperalign:best-of-4'), model, { material: { ...june, selection } });

  const calls = writings(model.calls).map(askedIn);
  expect(calls.map(({ temperature, topP, maxOutputTokens }) => ({ temperature, topP, maxOutputTokens }))).toEqual(
    Array.from({ length: 4 }, () => ({ temperature: 0.8, topP: 0.95, maxOutputTokens: 160 })),
  );
  expect(new Set(calls.map(({ seed }) => seed)).size).toBe(4);
  expect(new Set(calls.map(({ system, turns }) => JSON.stringify([system, turns]))).size).toBe(1);
});

/** Six words in a row of the one stand in the other: names are hidden in shown samples. */
function overlap(sample: string, shown: string): boolean {
  const words = sample.split(/\s+/);
  const flat = ` ${shown.split(/\s+/).join(' ')} `;
  return words.some((_, at) => at + 6 <= words.length && flat.includes(` ${words.slice(at, at + 6).join(' ')} `));
}

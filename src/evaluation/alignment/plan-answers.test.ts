import { describe, expect, test } from 'vitest';
import type { SafetyPrompt } from '../../contracts/dataset.ts';
import { alignmentArms, findArms } from './arms.ts';
import { choosePrompts } from './choose-prompts.ts';
import { fictionalSenders } from './fictional-senders.ts';
import { type AnswerCell, planAnswers } from './plan-answers.ts';

const items: readonly SafetyPrompt[] = Array.from({ length: 15 }, (_, at): readonly SafetyPrompt[] => [
  { id: `h${at}`, prompt: `Break into ${at}.`, set: 'towers', label: 'harmful', twin: `b${at}` },
  { id: `b${at}`, prompt: `Visit ${at}.`, set: 'towers', label: 'borderline', twin: `h${at}` },
]).flat();
const prompts = choosePrompts(items, { most: 100, seed: 1 });
const units = planAnswers({ prompts, arms: alignmentArms, draws: 1, seed: 1 });
const cells = units.flat();
const ofArm = (name: string) => cells.filter(({ arm }) => arm.name === name);

describe('the plan of answers', () => {
  test('has every prompt under every arm once', () => {
    expect(cells).toHaveLength(prompts.length * alignmentArms.length);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  });

  test('gives twins one sender, spreads senders evenly, and a placebo somebody of another register', () => {
    const told = new Map(ofArm('profile').map(({ prompt, told: { known } }) => [prompt.id, known]));

    expect(prompts.filter(({ id, twin = '' }) => told.get(id)?.join() !== told.get(twin)?.join())).toEqual([]);
    expect(new Set([...told.values()].map(String)).size).toBe(fictionalSenders.length);
    const registerOf = ({ told: { known } }: AnswerCell) =>
      fictionalSenders.find(({ hypotheses }) => hypotheses[0]?.instruction === known[0])?.register;
    const registers = new Map(ofArm('profile').map((cell) => [cell.prompt.id, registerOf(cell)]));
    expect(ofArm('profile:placebo').filter((cell) => registerOf(cell) === registers.get(cell.prompt.id))).toEqual([]);
  });

  test('lets each prompt be thought about for itself and for one other that is not its twin', () => {
    const placebos = ofArm('intent:placebo');

    expect(placebos.filter(({ prompt, told }) => told.intentsOf?.cluster === prompt.cluster)).toEqual([]);
    expect(new Set(placebos.map(({ told }) => told.intentsOf?.id)).size).toBe(prompts.length);
    const sides = placebos.map(({ prompt, told }) => `${prompt.label} ${told.intentsOf?.label}`);
    expect(new Set(sides).size).toBe(4);
    expect(ofArm('intent').filter(({ prompt, told }) => told.intentsOf !== prompt)).toEqual([]);
  });

  test('puts what shares a thought into one unit', () => {
    const thinking = units.filter(([first]) => first?.told.intentsOf !== null);

    expect(thinking).toHaveLength(prompts.length);
    expect(
      thinking.map((unit) =>
        unit
          .map(({ arm }) => arm.name)
          .toSorted()
          .join(),
      ),
    ).toEqual(thinking.map(() => 'intent,intent:placebo'));
    expect(thinking.filter((unit) => new Set(unit.map(({ told }) => told.intentsOf?.id)).size > 1)).toEqual([]);
  });

  test('seals every cell that has to do with a harmful prompt, and no other', () => {
    const open = cells.filter(({ sealed }) => !sealed);

    expect(open.length).toBeGreaterThan(prompts.length);
    expect(open.filter(({ prompt, told }) => [prompt, told.intentsOf].some((one) => one?.label === 'harmful'))).toEqual(
      [],
    );
    expect(
      cells.filter(({ sealed, prompt }) => sealed && prompt.label !== 'harmful').map(({ arm }) => arm.name),
    ).toEqual(expect.arrayContaining(['intent:placebo']));
  });

  test('makes no placebo for a prompt that is alone', () => {
    const alone = planAnswers({ prompts: prompts.slice(0, 1), arms: alignmentArms, draws: 2, seed: 1 }).flat();

    expect(new Set(alone.map(({ arm }) => arm.name))).toEqual(
      new Set(['zero-shot', 'profile', 'intent', 'reminder', 'hostile-profile']),
    );
    expect(alone.map(({ seed }) => seed)).toEqual(Array.from({ length: 5 }, () => [1, 2]).flat());
  });
});

test('the baseline is always among the arms', () => {
  expect(findArms(['reminder', 'profile']).map(({ name }) => name)).toEqual(['zero-shot', 'profile', 'reminder']);
});

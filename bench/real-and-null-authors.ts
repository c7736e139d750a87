// Points H6 and 13: what is accepted of real people, and of people who do not exist.
import type { Hypothesis } from '../src/contracts/hypothesis.ts';
import { proposeMeasured } from '../src/core/hypotheses/propose-measured.ts';
import { otherPeople } from '../src/core/hypotheses/rank-among-people.ts';
import { isSameHabit } from '../src/core/hypotheses/same-habit.ts';
import { tryCountable } from '../src/core/hypotheses/try-countable.ts';
import { createRandom } from '../src/core/numerics/seeded-random.ts';
import { openBackground } from '../src/core/stylometry/open-background.ts';
import { backgroundOfPeople } from './background-of-people.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { areaUnderCurve, fitOf, holdOnUnseen, type UnseenOutcome } from './hold-on-unseen-texts.ts';
import {
  type CorpusPerson,
  type MeasuredText,
  type PeopleCorpus,
  peopleCorpora,
  readPeople,
} from './people-of-corpus.ts';
import { notKept } from './unreliable-features.ts';

const sizes = [
  { inference: 8, trial: 6 },
  { inference: 16, trial: 10 },
] as const;

/** Twice what the reference engine proves of real people at 8 + 6 texts (hypotheses.md 8), at its false accepts of null authors; H6 for 16 + 10. */
const targets = {
  news8And6RealAcceptedTarget: 5.36,
  news8And6NullAcceptedTarget: 0.08,
  post8And6RealAcceptedTarget: 4.8,
  post8And6NullAcceptedTarget: 0.03,
  email8And6RealAcceptedTarget: 0.94,
  email8And6NullAcceptedTarget: 0,
  news16And10RealAcceptedTarget: 3.3,
  news16And10NullAcceptedTarget: 0.1,
  post16And10RealAcceptedTarget: 3.3,
  post16And10NullAcceptedTarget: 0.1,
};

export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number | string | null> = {};
  let n = 0;
  for (const corpus of peopleCorpora) {
    const people = await readPeople(corpus);
    if (people === null) continue;
    n += people.length;
    for (const size of quick ? sizes.slice(0, 1) : sizes) {
      const key = `${corpus.name}${size.inference}And${size.trial}`;
      for (const [name, value] of Object.entries(evaluate(corpus, people, size, seed)))
        figures[`${key}${name}`] = value;
    }
  }
  return { name: 'real-and-null-authors', figures, baseline: targets, n: Math.max(1, n), seed };
}

function evaluate(
  { register, name }: PeopleCorpus,
  people: readonly CorpusPerson[],
  { inference, trial }: (typeof sizes)[number],
  seed: number,
): Record<string, number | null> {
  const random = createRandom(seed);
  const count = inference + trial;
  const real: Learned[] = [];
  const none: Learned[] = [];
  const outcomes: UnseenOutcome[] = [];
  const same: number[] = [];
  const different: number[] = [];
  for (const { person, texts } of people) {
    if (texts.length < count) continue;
    const others = random.shuffle(people.filter((other) => other.person !== person));
    const background = backgroundOfPeople(others, register, { unreliable: notKept[name] });
    const learn = (of: readonly MeasuredText[]): Learned => {
      const texts = of.slice(0, inference);
      const proposed = proposeMeasured({ person, register, texts, background });
      const tried = tryCountable({
        hypotheses: proposed,
        own: of.slice(inference, count),
        inference: texts,
        background,
      });
      return { proposed: proposed.length, accepted: tried.filter(({ standing }) => standing === 'accepted') };
    };
    const learned = learn(texts.slice(0, count));
    real.push(learned);
    for (let draw = 0; draw < 3; draw += 1) none.push(learn(mix(people, random, count)));
    const unseen = texts.slice(count, count + 10);
    const foreign = mix(others, random, unseen.length);
    const [another] = random.choose(others, 1);
    outcomes.push(
      ...learned.accepted.flatMap(
        (one) =>
          holdOnUnseen(
            one,
            texts.slice(count),
            another?.texts ?? [],
            others.flatMap((other) => other.texts),
            background,
          ) ?? [],
      ),
    );
    const controls = otherPeople(openBackground(background), 'control', texts.slice(0, count));
    same.push(...unseen.map((text) => fitOf(learned.accepted, text, controls)));
    different.push(...foreign.map((text) => fitOf(learned.accepted, text, controls)));
  }
  return {
    People: real.length,
    RealProposed: mean(real.map(({ proposed }) => proposed)),
    RealAccepted: mean(real.map(({ accepted }) => accepted.length)),
    RealHabits: mean(real.map(({ accepted }) => habits(accepted))),
    NullProposed: mean(none.map(({ proposed }) => proposed)),
    NullAccepted: mean(none.map(({ accepted }) => accepted.length)),
    NullHabits: mean(none.map(({ accepted }) => habits(accepted))),
    UnseenLift: mean(outcomes.map(({ lift }) => lift)),
    OfThePersonAlone: mean(outcomes.map(({ ofThePersonAlone }) => (ofThePersonAlone ? 1 : 0))),
    SameOrDifferentAuc: rounded(areaUnderCurve(same, different)),
  };
}

interface Learned {
  readonly proposed: number;
  readonly accepted: readonly Hypothesis[];
}

/** Each text of a random person. */
function mix(
  people: readonly CorpusPerson[],
  random: ReturnType<typeof createRandom>,
  count: number,
): readonly MeasuredText[] {
  const texts = new Map<string, MeasuredText>();
  while (texts.size < count) {
    const [person] = random.choose(people, 1);
    const [text] = random.choose(person?.texts ?? [], 1);
    if (text !== undefined) texts.set(text.id, text);
  }
  return [...texts.values()];
}

function habits(accepted: readonly Hypothesis[]): number {
  const kept: string[] = [];
  for (const { predicate } of accepted)
    if (predicate !== null && !kept.some((id) => isSameHabit(id, predicate.featureId))) kept.push(predicate.featureId);
  return kept.length;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(3));
}

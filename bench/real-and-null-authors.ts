// Points H6 and 13: what is accepted of real people, and of people who do not exist.
import type { Hypothesis } from '../src/contracts/hypothesis.ts';
import { proposeMeasured } from '../src/core/hypotheses/propose-measured.ts';
import { isSameHabit } from '../src/core/hypotheses/same-habit.ts';
import { tryCountable } from '../src/core/hypotheses/try-countable.ts';
import { createRandom } from '../src/core/numerics/seeded-random.ts';
import { backgroundOfPeople } from './background-of-people.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
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
  return { name: 'real-and-null-authors', figures, baseline: {}, n, seed };
}

function evaluate(
  { register, name }: PeopleCorpus,
  people: readonly CorpusPerson[],
  { inference, trial }: (typeof sizes)[number],
  seed: number,
): Record<string, number> {
  const random = createRandom(seed);
  const count = inference + trial;
  const real: Learned[] = [];
  const none: Learned[] = [];
  for (const { person, texts } of people) {
    if (texts.length < count) continue;
    const others = people.filter((other) => other.person !== person);
    const background = backgroundOfPeople(random.shuffle(others), register, { unreliable: notKept[name] });
    const learn = (of: readonly MeasuredText[]): Learned => {
      const proposed = proposeMeasured({ person, register, texts: of.slice(0, inference), background });
      const tried = tryCountable({ hypotheses: proposed, own: of.slice(inference, count), background });
      const accepted = tried.filter(({ standing }) => standing === 'accepted');
      return { proposed: proposed.length, accepted };
    };
    real.push(learn(texts.slice(0, count)));
    for (let draw = 0; draw < 3; draw += 1) none.push(learn(mix(people, random, count)));
  }
  return {
    RealProposed: mean(real.map(({ proposed }) => proposed)),
    RealAccepted: mean(real.map(({ accepted }) => accepted.length)),
    RealHabits: mean(real.map(({ accepted }) => habits(accepted))),
    NullProposed: mean(none.map(({ proposed }) => proposed)),
    NullAccepted: mean(none.map(({ accepted }) => accepted.length)),
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

function mean(values: readonly number[]): number {
  return Number((values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)).toFixed(2));
}

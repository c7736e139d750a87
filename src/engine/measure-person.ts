import type { Background, RegisterBackground } from '../contracts/background.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Sample } from '../contracts/sample.ts';
import { proposeMeasured, scopeRegisters, shrinkToPerson, tryCountable } from '../core/hypotheses/index.ts';
import { chooseBackground, type TextMeasure, type Tokens, tokenize } from '../core/stylometry/index.ts';
import { byFrequency } from './by-frequency.ts';
import { countOnce, countText, mostCharacters } from './count-text.ts';

/** A sample with its counts. */
export interface MeasuredSample extends Sample {
  /** Found again when asked for, so that ten thousand samples need not be held as tokens. */
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
}

export function measureSamples(samples: readonly Sample[]): readonly MeasuredSample[] {
  const characters = samples.reduce((sum, { text }) => sum + text.length, 0);
  const isKept = characters <= mostCharacters;
  return samples.map((sample) => ({
    ...sample,
    measure: (isKept ? countText : countOnce)(sample.text).measure,
    get tokens() {
      return isKept ? countText(sample.text).tokens : tokenize(sample.text);
    },
  }));
}

interface MeasurePersonInput {
  readonly person: string;
  readonly samples: readonly MeasuredSample[];
  readonly register: string;
  readonly background: RegisterBackground;
}

/** Counted hypotheses of one register: proposed on inference texts, tried on trial texts. No model is asked. */
function measurePerson({ person, samples, register, background }: MeasurePersonInput): readonly Hypothesis[] {
  const inRegister = samples.filter((sample) => sample.register === register);
  const inference = inRegister.filter(({ part }) => part === 'inference');
  const own = inRegister.filter(({ part }) => part === 'trial');
  const proposed = proposeMeasured({ person, register, texts: inference, background });
  return tryCountable({ hypotheses: proposed, own, inference, background });
}

/** What counting found, in every register of the person. */
export interface Counted {
  /** The most frequent register. */
  readonly register: string;
  readonly registers: readonly string[];
  readonly measured: readonly Hypothesis[];
}

export function countPerson(person: string, samples: readonly MeasuredSample[], backgrounds: Background): Counted {
  const registers = byFrequency(samples.map(({ register }) => register));
  const inference = samples.filter(({ part }) => part === 'inference');
  const hypotheses = registers.flatMap((register) => {
    const inRegister = inference.filter((sample) => sample.register === register);
    return measurePerson({ person, samples, register, background: chooseBackground(backgrounds, register) }).map(
      (one) => shrinkToPerson(one, { register, inRegister, all: inference }),
    );
  });
  const measured = scopeRegisters({
    person,
    hypotheses,
    registers: registers.map((register) => ({
      register,
      own: samples.filter((sample) => sample.part === 'trial' && sample.register === register),
      background: chooseBackground(backgrounds, register),
    })),
  });
  return { register: registers[0] ?? 'post', registers, measured };
}

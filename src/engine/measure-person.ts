import type { RegisterBackground } from '../contracts/background.ts';
import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { Sample } from '../contracts/sample.ts';
import { proposeMeasured, tryCountable } from '../core/hypotheses/index.ts';
import { measureText, type TextMeasure, type Tokens, tokenize } from '../core/stylometry/index.ts';

/** A sample with its counts. */
export interface MeasuredSample extends Sample {
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
}

export function measureSamples(samples: readonly Sample[]): readonly MeasuredSample[] {
  return samples.map((sample) => ({ ...sample, ...countText(sample.text) }));
}

export function countText(text: string): Pick<MeasuredSample, 'tokens' | 'measure'> {
  const tokens = tokenize(text);
  return { tokens, measure: measureText(tokens) };
}

export interface MeasurePersonInput {
  readonly person: string;
  readonly samples: readonly MeasuredSample[];
  readonly register: string;
  readonly background: RegisterBackground;
}

/** Counted hypotheses of one register: proposed on inference texts, tried on trial texts. No model is asked. */
export function measurePerson({ person, samples, register, background }: MeasurePersonInput): readonly Hypothesis[] {
  const inRegister = samples.filter((sample) => sample.register === register);
  const proposed = proposeMeasured({
    person,
    register,
    texts: inRegister.filter(({ part }) => part === 'inference'),
    background,
  });
  return tryCountable({ hypotheses: proposed, own: inRegister.filter(({ part }) => part === 'trial'), background });
}

import type { WritingTask } from '../ports/method.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { EvaluationPerson } from './evaluation-person.ts';

/** One thing that can be said of a written text as a number. */
export interface Measure {
  /** The name in reports, such as `attribution`. */
  readonly name: string;
  /** What the number means, with its unit and its source. */
  readonly summary: string;
  readonly better: 'higher' | 'lower' | 'near-one' | 'neither';
  /** What it can be at all, such as [0, 1] for shares; null where there is no bound. Intervals end there. */
  readonly range: readonly [least: number, most: number] | null;
  /** Content words are hidden from it, so that a topic earns nothing. */
  readonly masked: boolean;
  /** Which feature family it reads and which texts it was fitted on: what selection must not share. */
  readonly fittedOn: MeasureBasis | null;
  /** Fits it on texts that no method saw. */
  open(setting: MeasureSetting): Promise<OpenMeasure>;
}

export interface MeasureBasis {
  readonly family: 'character-runs' | 'word-counts' | 'catalogue';
  readonly texts: 'evaluate' | 'select';
}

export interface MeasureSetting {
  /** Everybody a text could be attributed to. */
  readonly people: readonly EvaluationPerson[];
  /** People of the other fold: imposters and calibration for a person. */
  readonly outsidersOf: (person: string) => readonly EvaluationPerson[];
  readonly judge: ModelHandle | null;
  readonly seed: number;
}

export interface MeasuredText {
  /** Whose voice it should have: the person of the task, also where a method wrote with another one's material. */
  readonly person: string;
  readonly task: WritingTask;
  /** The real text behind the task. */
  readonly target: string;
  readonly text: string;
  /** What the method had learned from: what it could have copied. */
  readonly samples: readonly string[];
}

/** Null where nothing can be said; such texts are counted, never taken for 0. */
export type OpenMeasure = (measured: MeasuredText) => Promise<number | null> | number | null;

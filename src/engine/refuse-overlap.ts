import type { RegisterBackground } from '../contracts/background.ts';
import type { DefaultVoice } from '../contracts/default-voice.ts';
import { textKey, unpackKeys } from '../core/numerics/index.ts';
import { type EvidenceSet, findOverlap } from '../core/profile/index.ts';
import { writerKeys } from '../core/stylometry/index.ts';
import { HyperalignError } from '../errors.ts';
import type { ContrastText } from '../ports/contrast-source.ts';
import type { MeasuredSample } from './measure-person.ts';
import { sampleKey } from './sample-key.ts';
import { splitContrast } from './split-contrast.ts';

export interface EvidenceOfLearning {
  readonly samples: readonly MeasuredSample[];
  /** Of the register that is learned, without the writers of any sample. */
  readonly background: RegisterBackground;
  readonly contrast: readonly ContrastText[];
  readonly voice: DefaultVoice | null;
}

/** Refuses to learn where a text, a source or another person would both propose a hypothesis and judge it. Throws `invalid_input`. */
export function refuseOverlap(evidence: EvidenceOfLearning): void {
  const overlap = findOverlap(setsOf(evidence));
  if (overlap === null) return;
  const { between, by, value } = overlap;
  throw new HyperalignError(
    'invalid_input',
    `The same ${by} (${value}) stands among ${between[0]} and ${between[1]}, so a hypothesis would be judged by what it was made from. Leave that text out; if the person's own texts are not the cause, install the package again.`,
    { details: { between, by, value } },
  );
}

function setsOf({ samples, background, contrast, voice }: EvidenceOfLearning): readonly EvidenceSet[] {
  const own = (part: MeasuredSample['part'], name: string): EvidenceSet => {
    const side = samples.filter((sample) => sample.part === part);
    return {
      name,
      people: [],
      sources: side.map(({ source }) => source.unit),
      texts: side.map(sampleKey),
    };
  };
  const writers = (role: 'background' | 'control', name: string): EvidenceSet => {
    const side = background.writers.filter((writer) => writer.role === role);
    return {
      name,
      people: side.flatMap(({ person }) => person ?? []),
      sources: [],
      texts: side.flatMap(writerKeys),
    };
  };
  const others = (texts: readonly ContrastText[], name: string): EvidenceSet => ({
    name,
    people: texts.map(({ person }) => person),
    sources: texts.map(({ id }) => `contrast ${id}`),
    texts: texts.map(({ text }) => textKey(text)),
  });
  const { toPropose, toTry } = splitContrast(contrast);
  return [
    own('inference', 'inference texts'),
    own('trial', 'trial texts'),
    writers('background', 'background writers'),
    writers('control', 'control writers'),
    others(toPropose, 'contrast texts that propose'),
    others(toTry, 'contrast texts that try'),
    {
      name: 'answers of the default voice',
      people: voice === null ? [] : [`model ${voice.model}`],
      sources: voice?.registers.flatMap(({ briefs }) => briefs.map((brief) => `brief ${brief}`)) ?? [],
      texts: voice?.registers.flatMap(({ keys }) => unpackKeys(keys)) ?? [],
    },
  ];
}

import type { Notice } from '../contracts/learn-result.ts';
import { chooseBackground, withoutAuthors } from '../core/stylometry/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import { byFrequency } from './by-frequency.ts';
import type { EnginePorts } from './engine-ports.ts';
import { knownVoice } from './known-voice.ts';
import type { MeasuredSample } from './measure-person.ts';
import { refuseOverlap } from './refuse-overlap.ts';
import { sampleKey } from './sample-key.ts';

export interface Parted {
  /** With a background that holds no writer of these samples. */
  readonly ports: EnginePorts;
  readonly notices: readonly Notice[];
}

/**
 * Keeps apart what proposes, what judges and what is compared with (hypotheses.md H3). Writers of the background who wrote one of the samples are left out
 * of it for this learning; any other overlap is refused with `invalid_input`.
 */
export async function partEvidence(
  ports: EnginePorts,
  { samples, model }: { readonly samples: readonly MeasuredSample[]; readonly model: ModelHandle | null },
): Promise<Parted> {
  const shipped = await ports.background.load();
  const background = withoutAuthors(shipped, new Set(samples.map(sampleKey)));
  const heard = await knownVoice(ports, model?.id ?? 'none');
  for (const register of byFrequency(samples.map((sample) => sample.register))) {
    refuseOverlap({
      samples,
      background: chooseBackground(background, register),
      contrast: model === null ? [] : await ports.contrast.load(register),
      voice: heard.voice,
    });
  }
  return {
    ports: { ...ports, background: { load: async () => background } },
    notices: [...(background === shipped ? [] : [leftOut]), ...heard.notices],
  };
}

const leftOut: Notice = {
  code: 'known-writer',
  message:
    'Some of these texts were counted for the statistics of other writers. Their writer was left out of the comparison, so nobody is compared with themselves.',
};

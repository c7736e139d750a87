import type { DefaultVoice } from '../contracts/default-voice.ts';
import type { DefaultVoices } from '../ports/default-voices.ts';

/** Default voices in memory; knows those it is given. */
export function memoryVoices(known: readonly DefaultVoice[] = []): DefaultVoices {
  const voices = new Map(known.map((voice) => [voice.model, voice]));
  return {
    load: async (model) => voices.get(model) ?? null,
    keep: async (voice) => {
      voices.set(voice.model, voice);
    },
  };
}

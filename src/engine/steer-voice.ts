import type { Notice } from '../contracts/learn-result.ts';
import type { Steering } from '../contracts/steering.ts';
import { type FormBias, steerTowards } from '../core/steering/index.ts';
import type { ModelHandle, TextBias } from '../ports/model.ts';
import type { EnginePorts } from './engine-ports.ts';
import { knownVoice } from './known-voice.ts';
import type { Voice } from './open-voice.ts';
import type { WriteRequest } from './write.ts';

export interface SteeredVoice {
  /** Null where nothing was to be steered, or nothing could be. */
  readonly steering: Steering | null;
  readonly bias: readonly TextBias[];
  readonly notices: readonly Notice[];
}

/** What would move the model's words and marks to the person's rates while it writes; a notice says why nothing does. */
export async function steerVoice(ports: EnginePorts, request: WriteRequest, voice: Voice): Promise<SteeredVoice> {
  const { model, steer: mode = 'off' } = request;
  const { profile, fingerprint, background, guidanceRegister: register } = voice;
  if (mode === 'off' || profile === null || fingerprint === null) return unsteered([]);
  const heard = await voiceToLeave(ports, model);
  if (heard.voice === null) return unsteered(heard.notices);
  const biases = steerTowards({
    ...{ fingerprint, hypotheses: profile.hypotheses, register, background, voice: heard.voice, only: mode },
    words: request.words ?? fingerprint.medianWords,
  });
  if (biases === null)
    return unsteered([
      notSteered(
        `the default voice of ${model.id} was not heard in the register "${register}". Measure it with "hyperalign models voice --model ${model.id} --register ${register}".`,
      ),
    ]);
  return {
    steering: asSteering(mode, biases),
    bias: biases.flatMap(({ forms, bias }) => forms.map((text) => ({ text, bias }))),
    notices: [],
  };
}

/** Biases as they are told and kept. */
export function asSteering(mode: Steering['mode'], biases: readonly FormBias[]): Steering {
  return { mode, biases: biases.map(({ forms, ...one }) => ({ ...one, forms: [...forms] })) };
}

/** The default voice that a model is steered away from, or why it cannot be. */
export async function voiceToLeave(
  ports: Pick<EnginePorts, 'voices'>,
  model: ModelHandle,
): ReturnType<typeof knownVoice> {
  if (model.heedsBias !== true)
    return {
      voice: null,
      notices: [notSteered(`${model.id} takes no biases. Embedded models do, such as local:qwen2.5-coder-1.5b.`)],
    };
  const known = await knownVoice(ports, model.id);
  if (known.voice !== null || known.notices.length > 0) return known;
  return {
    voice: null,
    notices: [
      notSteered(
        `the default voice of ${model.id} is not known. Measure it with "hyperalign models voice --model ${model.id}".`,
      ),
    ],
  };
}

function notSteered(why: string): Notice {
  return { code: 'not-steered', message: `Nothing was steered: ${why}` };
}

function unsteered(notices: readonly Notice[]): SteeredVoice {
  return { steering: null, bias: [], notices };
}

import type { DefaultVoice } from '../contracts/default-voice.ts';
import type { Notice } from '../contracts/learn-result.ts';
import { catalogueId } from '../core/stylometry/index.ts';
import { neutralPromptName } from '../prompting/neutral-briefs.ts';
import type { EnginePorts } from './engine-ports.ts';

/** The default voice of a model, where it was measured by today's briefs and catalogue. Asks no model: a learning must not pay for it. */
export async function knownVoice(
  { voices }: Pick<EnginePorts, 'voices'>,
  model: string,
): Promise<{ readonly voice: DefaultVoice | null; readonly notices: readonly Notice[] }> {
  const voice = await voices.load(model);
  if (voice === null || (voice.catalogue === catalogueId && voice.prompts === neutralPromptName))
    return { voice, notices: [] };
  return {
    voice: null,
    notices: [
      {
        code: 'stale-voice',
        message: `The default voice of ${model} was measured by an older version and was not used. Measure it again with "hyperalign models voice --model ${model}".`,
      },
    ],
  };
}

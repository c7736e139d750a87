import { join } from 'node:path';
import { openDefaultVoices } from './adapters/background/index.ts';
import { parseModelId } from './adapters/models/hosted/index.ts';
import { encodingOf, encodings, openTokenIds, type TokenEncoding } from './adapters/tokenizers/index.ts';
import type { Config } from './config.ts';
import { knownVoice } from './engine/known-voice.ts';
import { type GuidanceSteer, unheard } from './engine/steer-guidance.ts';
import { HyperalignError } from './errors.ts';

export interface SteeringChoice extends GuidanceSteer {
  /** Vocabulary of the model; null takes the one that its name tells. */
  readonly encoding: string | null;
}

export interface OpenedSteering extends GuidanceSteer {
  /** What requests call the model. */
  readonly requested: string;
  readonly tokenIds: (text: string) => readonly number[];
}

/**
 * Prepares steering of a model that is asked elsewhere, by tokens of its vocabulary. Throws `invalid_input` where the vocabulary is not known, the model takes no biases or its default voice was not
 * measured, and `model_unavailable` where the tokenizer is not installed: all before the first request.
 */
export async function openSteering(config: Config, { mode, model, encoding }: SteeringChoice): Promise<OpenedSteering> {
  const parsed = parseModelId(model);
  if (parsed.provider === 'none' || parsed.provider === 'local')
    throw refused(
      model,
      `"${model}" is no model that is reached by the OpenAI API. Name one that is, such as openai:gpt-4o-mini; embedded models are steered by "hyperalign write --steer".`,
    );
  const vocabulary = encoding === null ? encodingByName(model, parsed.name) : checkedEncoding(model, encoding);
  const { voice, notices } = await knownVoice(
    { voices: openDefaultVoices({ folder: join(config.home, 'voices') }) },
    model,
  );
  if (voice === null) throw unheard(model, notices[0]?.message);
  return { mode, model, requested: parsed.name, tokenIds: await openTokenIds(vocabulary) };
}

function encodingByName(model: string, name: string): TokenEncoding {
  const known = encodingOf(name);
  if (known.kind === 'known') return known.encoding;
  throw refused(
    model,
    known.kind === 'unbiased'
      ? `${model} is a model that reasons, and services refuse biases for those. Name another model, or its vocabulary if yours takes them: --steer-encoding ${encodings[0]}.`
      : `The vocabulary of ${model} is not known, and biases by another one would move other words. If it is one of ${encodings.join(', ')}, name it with --steer-encoding; otherwise the model cannot be steered.`,
  );
}

function checkedEncoding(model: string, encoding: string): TokenEncoding {
  const known = encodings.find((one) => one === encoding);
  if (known !== undefined) return known;
  throw refused(model, `There is no tokenizer for the vocabulary "${encoding}". Use one of ${encodings.join(', ')}.`);
}

function refused(model: string, why: string): HyperalignError {
  return new HyperalignError('invalid_input', `Nothing can be steered: ${why}`, { details: { model } });
}

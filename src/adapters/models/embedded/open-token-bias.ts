import type { SharedV4ProviderOptions } from '@ai-sdk/provider';
import { z } from 'zod';
import { tokenBiases } from '../../../core/text/index.ts';
import { HyperalignError } from '../../../errors.ts';
import type { TextBias } from '../../../ports/model.ts';
import type { LlamaModel, LlamaModule, LlamaTokenBias } from './llama-runtime.ts';

const optionSchema = z.object({
  bias: z.array(z.object({ text: z.string(), bias: z.number().min(-100).max(100) })).optional(),
});

/** What a call's `providerOptions.hyperalign.bias` adds to the model's own tokens; null where it names none of them. Throws `invalid_input` for another form. */
export function openTokenBias(
  { module, model }: { readonly module: LlamaModule; readonly model: LlamaModel },
  providerOptions: SharedV4ProviderOptions | undefined,
): LlamaTokenBias | null {
  const biases = tokenBiases(readOption(providerOptions), (text) => model.tokenize(text, false));
  if (biases.size === 0) return null;
  const opened = new module.TokenBias(model.tokenizer);
  for (const [token, logit] of biases) opened.set(token, { logit });
  return opened;
}

function readOption(providerOptions: SharedV4ProviderOptions | undefined): readonly TextBias[] {
  const given = providerOptions?.['hyperalign'];
  if (given === undefined) return [];
  const parsed = optionSchema.safeParse(given);
  if (parsed.success) return parsed.data.bias ?? [];
  throw new HyperalignError(
    'invalid_input',
    'providerOptions.hyperalign.bias of a call must be a list of { text, bias }, with biases from -100 to 100.',
  );
}

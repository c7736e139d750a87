import { tokenBiases } from '../../../core/text/index.ts';
import type { TextBias } from '../../../ports/model.ts';
import type { LlamaModel, LlamaModule, LlamaTokenBias } from './llama-runtime.ts';

/** What biases of texts add to the model's own tokens; null where they name none of them. */
export function openTokenBias(
  { module, model }: { readonly module: LlamaModule; readonly model: LlamaModel },
  texts: readonly TextBias[],
): LlamaTokenBias | null {
  const biases = tokenBiases(texts, (text) => model.tokenize(text, false));
  if (biases.size === 0) return null;
  const opened = new module.TokenBias(model.tokenizer);
  for (const [token, logit] of biases) opened.set(token, { logit });
  return opened;
}

/** Vocabularies that there is a tokenizer for. */
export const encodings = ['o200k_base', 'o200k_harmony', 'cl100k_base'] as const;
export type TokenEncoding = (typeof encodings)[number];

/** What is known of a model by its name. */
export type KnownEncoding =
  | { readonly kind: 'known'; readonly encoding: TokenEncoding }
  /** It reasons, and such models take no biases. */
  | { readonly kind: 'unbiased' }
  | { readonly kind: 'unknown' };

/** Families by how their names begin, the narrower before the wider; dates and sizes follow. */
const families: readonly (readonly [name: RegExp, encoding: TokenEncoding | null])[] = [
  [/^gpt-oss(-|$)/, 'o200k_harmony'],
  [/^gpt-5(\.\d+)?-chat(-|$)/, 'o200k_base'],
  [/^gpt-[5-9]/, null],
  [/^o[1-9](-|$)/, null],
  [/^(chatgpt-4o|gpt-4o|gpt-4\.1|gpt-4\.5)(-|$)/, 'o200k_base'],
  [/^(gpt-4|gpt-3\.5-turbo)(-|$)/, 'cl100k_base'],
];

/** The vocabulary of a model of OpenAI's, by its name; `openai/gpt-4o` is `gpt-4o` to services that sell several vendors' models. */
export function encodingOf(model: string): KnownEncoding {
  const family = families.find(([name]) => name.test(model.replace(/^openai\//, '')));
  if (family === undefined) return { kind: 'unknown' };
  const [, encoding] = family;
  return encoding === null ? { kind: 'unbiased' } : { kind: 'known', encoding };
}

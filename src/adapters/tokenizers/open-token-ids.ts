import type { TokenIds } from '../../core/text/index.ts';
import { HyperalignError } from '../../errors.ts';
import type { TokenEncoding } from './encoding-of.ts';

interface Encoder {
  readonly encode: (text: string) => number[];
}

/** How the optional peer is reached: a vocabulary takes some 65 MB of memory, so each is imported by itself and only when it is asked for. */
export type Vocabularies = Readonly<Record<TokenEncoding, () => Promise<Encoder>>>;

const installed: Vocabularies = {
  o200k_base: () => import('gpt-tokenizer/encoding/o200k_base'),
  o200k_harmony: () => import('gpt-tokenizer/encoding/o200k_harmony'),
  cl100k_base: () => import('gpt-tokenizer/encoding/cl100k_base'),
};

/** Token ids of a vocabulary; what was asked once is remembered, for it is to be asked forms of a closed class. Throws `model_unavailable` where the peer is missing. */
export async function openTokenIds(encoding: TokenEncoding, vocabularies: Vocabularies = installed): Promise<TokenIds> {
  const { encode } = await vocabularies[encoding]().catch((cause: unknown) => {
    throw new HyperalignError(
      'model_unavailable',
      `Steering by tokens of ${encoding} needs the package gpt-tokenizer, which could not be loaded. Install it with: npm install gpt-tokenizer@4`,
      { details: { encoding, package: 'gpt-tokenizer' }, cause },
    );
  });
  const known = new Map<string, readonly number[]>();
  return (text) => {
    const ids = known.get(text) ?? encode(text);
    known.set(text, ids);
    return ids;
  };
}

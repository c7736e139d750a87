import { hashText } from '../numerics/hash-text.ts';

export interface HypothesisKey {
  readonly person: string;
  /** A feature id, or the claim key of a statement. */
  readonly key: string;
  /** Empty where the key carries its direction. */
  readonly direction: 'more' | 'less' | '';
  readonly register: string;
}

/** `h_` and 12 hexadecimal digits: the same finding has the same id in every learning. */
export function hypothesisId({ person, key, direction, register }: HypothesisKey): string {
  const text = [person, key, direction, register].join('\u0000');
  const high = hashText(text);
  const low = hashText(text, 0x9e3779b9) & 0xffff;
  return `h_${high.toString(16).padStart(8, '0')}${low.toString(16).padStart(4, '0')}`;
}

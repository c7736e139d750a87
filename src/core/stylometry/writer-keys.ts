import type { RegisterBackground } from '../../contracts/background.ts';
import { unpackKeys } from '../numerics/text-key.ts';

type Writer = RegisterBackground['writers'][number];

const known = new WeakMap<Writer, readonly string[]>();

/** Keys of a writer's texts (`textKey`), unpacked once; none where the background names none. */
export function writerKeys(writer: Writer): readonly string[] {
  const keys = known.get(writer) ?? (writer.keys === undefined ? [] : unpackKeys(writer.keys));
  known.set(writer, keys);
  return keys;
}

import { base64ToBytes, bytesToBase64 } from '../../numerics/base64-bytes.ts';
import { hashText } from '../../numerics/hash-text.ts';
import { openLinear, saveLinear } from '../classification/saved-linear.ts';
import { parseRecord } from '../saving/parse-record.ts';
import { stylometryVersion } from '../space/space.ts';
import type { Attributor } from './attributor.ts';
import { type FamilySet, familySets } from './run-families.ts';
import { type RunSpace, widthOf } from './run-space.ts';

export type OpenAttributorOutcome =
  | { readonly kind: 'opened'; readonly attributor: Attributor }
  /** `problem` says what was found and what to do. */
  | {
      readonly kind: 'refused';
      readonly reason: 'other-format' | 'other-version' | 'damaged';
      readonly problem: string;
    };

const format = 'hyperalign-attributor';

/** Families whose definition changed count other things under the same hashes. */
const familiesHash = hashText(
  JSON.stringify(
    [...familySets.combined, ...familySets.characters].map(({ symbols, ...definition }) => Object.values(definition)),
  ),
);

/** JSON with base64 numbers; `openAttributor` gives back an equal attributor. */
export function saveAttributor({ space, classifier, seed, version }: Attributor): string {
  const families = space.families.map(({ keys, texts }) => ({ keys: packed(keys), texts: packed(texts) }));
  const body = {
    families: familiesHash,
    seed,
    set: space.set,
    texts: space.texts,
    vocabularies: families,
    classifier: saveLinear(classifier),
  };
  return JSON.stringify({ format, version, checksum: hashText(JSON.stringify(body)), ...body });
}

/** An attributor from the text that `saveAttributor` wrote. */
export function openAttributor(text: string): OpenAttributorOutcome {
  const saved = parseRecord(text);
  if (saved === null || saved['format'] !== format)
    return refused('other-format', 'This is not a saved attributor. Give the text that saveAttributor returned.');
  if (saved['version'] !== stylometryVersion || saved['families'] !== familiesHash)
    return refused(
      'other-version',
      `The attributor was saved in version ${String(saved['version'])} with other features than version ${stylometryVersion} has. Fit it again.`,
    );
  const attributor = attributorOf(saved);
  return attributor === null
    ? refused('damaged', 'The saved attributor is damaged: its content does not match its checksum. Fit it again.')
    : { kind: 'opened', attributor };
}

function refused(reason: 'other-format' | 'other-version' | 'damaged', problem: string): OpenAttributorOutcome {
  return { kind: 'refused', reason, problem };
}

function attributorOf(saved: Readonly<Record<string, unknown>>): Attributor | null {
  const { families, seed, set, texts, vocabularies, classifier, checksum } = saved;
  if (checksum !== hashText(JSON.stringify({ families, seed, set, texts, vocabularies, classifier }))) return null;
  if (typeof seed !== 'number' || typeof texts !== 'number' || typeof classifier !== 'string') return null;
  if (!isFamilySet(set) || !Array.isArray(vocabularies)) return null;
  if (vocabularies.length !== familySets[set].length) return null;
  const opened = vocabularies.map(vocabularyOf);
  const space: RunSpace = { set, texts, families: opened.filter((one) => one !== null) };
  const linear = openLinear(classifier);
  if (space.families.length !== opened.length || linear.kind !== 'opened') return null;
  if (linear.classifier.width !== widthOf(space)) return null;
  return { space, classifier: linear.classifier, seed, version: stylometryVersion };
}

function isFamilySet(value: unknown): value is FamilySet {
  return typeof value === 'string' && Object.hasOwn(familySets, value);
}

function vocabularyOf(saved: unknown): RunSpace['families'][number] | null {
  if (typeof saved !== 'object' || saved === null || !('keys' in saved) || !('texts' in saved)) return null;
  const { keys, texts } = saved;
  if (typeof keys !== 'string' || typeof texts !== 'string' || keys.length !== texts.length) return null;
  return { keys: unpacked(keys), texts: unpacked(texts) };
}

/** Low byte first on every platform. */
function packed(numbers: Uint32Array): string {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, at) => {
    view.setUint32(at * 4, number, true);
  });
  return bytesToBase64(bytes);
}

function unpacked(text: string): Uint32Array {
  const bytes = base64ToBytes(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

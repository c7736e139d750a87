import type { DefaultVoice } from '../../contracts/default-voice.ts';
import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';
import { packKeys, textKey } from '../numerics/text-key.ts';
import { rateScales } from './byte-scale.ts';
import { catalogueId, features } from './feature-catalogue.ts';
import { measureText, rateOf, type TextMeasure } from './measure-text.ts';
import { tokenize } from './tokenize.ts';

/** An answer to a brief. */
export interface VoiceText {
  readonly brief: string;
  readonly register: string;
  readonly text: string;
  /** False where the text was cut off at a limit. */
  readonly complete: boolean;
}

/** Counts a model's answers; the texts themselves are not kept. Order of registers and briefs as given. */
export function summariseVoice(
  about: Pick<DefaultVoice, 'model' | 'prompts' | 'seed'>,
  texts: readonly VoiceText[],
): DefaultVoice {
  const registers = [...new Set(texts.map(({ register }) => register))];
  return {
    schemaVersion: 1,
    ...about,
    catalogue: catalogueId,
    registers: registers.map((register) => {
      const own = texts.filter((one) => one.register === register);
      const measures = own.map(({ text }) => measureText(tokenize(withoutSubject(text))));
      return {
        register,
        texts: own.length,
        briefs: own.map(({ brief }) => brief),
        keys: packKeys(own.map(({ text }) => textKey(text))),
        words: measures.map(({ words }) => words),
        rates: bytesToBase64(Uint8Array.from(own.flatMap(({ complete }, at) => packRates(measures[at], complete)))),
      };
    }),
  };
}

/** Small models write a subject line although they are told not to; it is no part of the letter, and would hide its greeting. */
function withoutSubject(text: string): string {
  return text.replace(/^\s*\**Subject:[^\n]*\n+/i, '');
}

/** Of each register the rates of its texts, row-major, parallel to the catalogue; NaN where a text does not tell. */
export type OpenedVoice = ReadonlyMap<string, { readonly texts: number; readonly rates: Float64Array }>;

/** Unpacks a voice; empty where another version of the catalogue counted it. */
export function openVoice({ catalogue, registers }: DefaultVoice): OpenedVoice {
  if (catalogue !== catalogueId) return new Map();
  return new Map(
    registers.map(({ register, texts, rates }) => [
      register,
      {
        texts,
        rates: Float64Array.from(base64ToBytes(rates), (byte, at) =>
          rateScales[features[at % features.length]?.kind ?? 'count'].unpack(byte),
        ),
      },
    ]),
  );
}

/** What only a whole text shows. */
const ofWholeTexts = new Set(
  features.flatMap(({ id, family }) =>
    family === 'closing' ||
    [
      'ends-with-question',
      'ends-with-exclamation',
      'ends-without-mark',
      'postscript',
      'words-per-text',
      'paragraphs-per-text',
      'one-paragraph',
    ].includes(id)
      ? [id]
      : [],
  ),
);

function packRates(measure: TextMeasure | undefined, complete: boolean): readonly number[] {
  return features.map(({ id, kind }, feature) =>
    rateScales[kind].pack(
      measure === undefined || (!complete && ofWholeTexts.has(id)) ? null : rateOf(measure, feature),
    ),
  );
}

import type { RegisterBackground } from '../../contracts/background.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import type { VerifyResult } from '../../contracts/verify-result.ts';
import { predictLogistic } from '../statistics/logistic-regression.ts';
import { openFingerprint } from './fingerprint.ts';
import { isEnglish } from './is-english.ts';
import { measureText } from './measure-text.ts';
import { similarities } from './similarity.ts';
import { textVector } from './text-vector.ts';
import { tokenize } from './tokenize.ts';
import { openSpace } from './verification-space.ts';
import { verifyReasons } from './verify-reasons.ts';

export interface VerifyTextInput {
  readonly text: string;
  readonly fingerprint: Fingerprint;
  /** Of the register the text and the person's samples belong to. */
  readonly background: RegisterBackground;
}

export type TextVerdict = Omit<VerifyResult, 'person' | 'profileVersion' | 'hypotheses'>;

/** Below these nothing is said: 40 words of the text (stylometry.md 6, abstention), 150 of the person. */
const leastWords = 40;
const leastKnownWords = 150;

/**
 * Whether a text is consistent with a person's writing: similarities to the fingerprint, turned into a probability at even prior odds by a logistic
 * fitted on other people of the register for texts of that length. `same` from one half on. Says "consistent with", never "written by".
 */
export function verifyText({ text, fingerprint, background }: VerifyTextInput): TextVerdict {
  const tokens = tokenize(text);
  const words = tokens.words.length;
  const lack = whatLacks(words, tokens.wordsSupported, fingerprint.words);
  if (lack !== null) return { verdict: 'too-short', probability: null, words, reasons: [], note: lack };
  const measure = measureText(tokens);
  const vector = textVector(tokens, measure);
  const person = openFingerprint(fingerprint);
  const space = openSpace(background);
  const { grams, catalogue } = similarities(vector, person, space, ['grams', 'catalogue']);
  const probability = probabilityOf([grams, catalogue, knownLength(fingerprint.words)], words, background);
  return {
    verdict: probability >= 0.5 ? 'same' : 'different',
    probability,
    words,
    reasons: verifyReasons({ vector, measure, fingerprint, person, background, space }),
    note: limits(words, fingerprint.words, isEnglish(tokens)),
  };
}

/** How much the person's side holds, as the calibration knows it. */
export function knownLength(words: number): number {
  return Math.log(Math.max(words, 1) / 1000);
}

/** Four digits: a probability has no more, and the last bits of a logarithm differ between platforms. */
function probabilityOf(values: readonly number[], words: number, { verification }: RegisterBackground): number {
  const band = verification.calibration.findLast(({ fromWords }) => words >= fromWords) ?? verification.calibration[0];
  if (band === undefined) return 0.5;
  return Number(predictLogistic(band, values).toFixed(4));
}

function whatLacks(words: number, wordsSupported: boolean, known: number): string | null {
  if (!wordsSupported) return 'Words cannot be counted in this script yet, so nothing can be said about the writer.';
  if (words < leastWords) return `The text has ${words} words; at least ${leastWords} are needed to tell anything.`;
  if (known < leastKnownWords) {
    return `The person is known by ${known} words only; at least ${leastKnownWords} are needed. Learn from more texts.`;
  }
  return null;
}

function limits(words: number, known: number, english: boolean): string | null {
  const notes = [
    english
      ? []
      : ['The statistics are of English texts; this one looks like another language, so the probability is rough.'],
    words < 100 ? ['Under 100 words the answer is a hint, not more.'] : [],
    known < 1000 ? [`The person is known by ${known} words; from 1,000 on the answer is steadier.`] : [],
  ].flat();
  return notes.length === 0 ? null : notes.join(' ');
}

import type { RegisterBackground } from '../../contracts/background.ts';
import type { DefaultVoice } from '../../contracts/default-voice.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import { features, placeOf } from '../stylometry/feature-catalogue.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { openVoice } from '../stylometry/summarise-voice.ts';
import { shrunkRate } from './bounded-bias.ts';

/** The three sides that rates are read from. */
export interface RateSources {
  /** Of this program's catalogue. */
  readonly fingerprint: Pick<Fingerprint, 'words' | 'mean'>;
  readonly background: RegisterBackground;
  /** Of the model that writes. */
  readonly voice: DefaultVoice;
  readonly register: string;
}

/** Rates of one feature, in its own unit of opportunity, drawn to the background. */
export interface FeatureRates {
  readonly person: number;
  readonly model: number;
  /** Opportunities of the feature a word, in the background. */
  readonly chances: number;
}

/** Every text gives this one opportunities, and they are its words. */
const ofWords = placeOf('commas');

/** Reads rates by feature; null for a feature that one of the three sides does not tell. Null altogether where the voice does not know the register. */
export function rateReader({
  fingerprint,
  background,
  voice,
  register,
}: RateSources): ((featureId: string) => FeatureRates | null) | null {
  const registers = openVoice(voice);
  const heardIn = registers.has(register) ? register : background.register;
  const heard = registers.get(heardIn);
  const wordsOfTexts = voice.registers.find((one) => one.register === heardIn)?.words ?? [];
  if (heard === undefined) return null;
  const known = openBackground(background);
  const unreliable = new Set(background.unreliable);
  const spoken = (place: number) => {
    const told = wordsOfTexts.flatMap((words, text) => {
      const rate = heard.rates[text * features.length + place] ?? Number.NaN;
      return Number.isNaN(rate) ? [] : [{ rate, words }];
    });
    const words = told.reduce((sum, one) => sum + one.words, 0);
    return told.length === 0 ? null : { words, rate: told.reduce((sum, { rate }) => sum + rate, 0) / told.length };
  };
  return (featureId) => {
    const place = placeOf(featureId);
    const own = fingerprint.mean[place] ?? null;
    const usual = known.mean[place] ?? Number.NaN;
    const chances = (known.opportunity[place] ?? 0) / (known.opportunity[ofWords] ?? Number.NaN);
    const model = spoken(place);
    // Two that never do it, or always, differ in nothing but how much was heard of them.
    const alike = model !== null && model.rate === own && (own === 0 || own === 1);
    if (own === null || model === null || alike || Number.isNaN(usual) || !(chances > 0) || unreliable.has(featureId))
      return null;
    return {
      person: shrunkRate({ rate: own, words: fingerprint.words }, usual),
      model: shrunkRate(model, usual),
      chances,
    };
  };
}

import type { RegisterBackground } from '../../contracts/background.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import type { PostEdit } from '../../contracts/post-edit.ts';
import { countedHabit } from '../hypotheses/opposite-habit.ts';
import { selectedHypotheses } from '../hypotheses/select-hypotheses.ts';
import { shrunkRate } from '../steering/bounded-bias.ts';
import { placeOf } from '../stylometry/feature-catalogue.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { tokenize } from '../stylometry/tokenize.ts';
import type { EditableHabit, Place } from './editable-habit.ts';
import { editableHabits } from './editable-habits.ts';

export interface PostEditAim {
  /** Of this program's catalogue. */
  readonly fingerprint: Pick<Fingerprint, 'words' | 'mean'>;
  readonly background: RegisterBackground;
  /** All of the profile: the habit of a rejected one is left as the model wrote it. */
  readonly hypotheses: readonly Hypothesis[];
  readonly register: string;
  /** `fingerprint`: every habit of the table; `hypotheses`: only those that a hypothesis in force is about. */
  readonly only: 'hypotheses' | 'fingerprint';
}

/**
 * Gives places of a text that can be written in two ways the form that the person chooses, as often as the person chooses it: capitals, commas,
 * marks at the end of sentences, spaces. No word is exchanged for another. What a text says stays; code, addresses and quotations are not touched. The same
 * text and person give the same result, and a text at the person's rates stays as it is.
 */
export function postEdit(
  text: string,
  aim: PostEditAim,
): { readonly text: string; readonly edits: readonly PostEdit[] } {
  const readRate = rateReader(aim);
  const edits: PostEdit[] = [];
  let edited = text;
  for (const habit of editableHabits) {
    const { featureId, places } = habit;
    const rate = readRate(habit);
    if (rate === null) continue;
    const untouched = protectedRanges(edited);
    const free = places(tokenize(edited), rate).filter(
      ({ start, end }) => !untouched.some((range) => start < range.end && end > range.start),
    );
    const changed = placesToChange(free, rate);
    if (changed.length === 0) continue;
    edited = exchange(edited, changed);
    edits.push({ featureId, changed: changed.length, places: free.length, rate });
  }
  return { text: edited, edits };
}

function rateReader({ fingerprint, background, hypotheses, register, only }: PostEditAim) {
  const usual = openBackground(background).mean;
  const rejected = habitsOf(hypotheses.filter(({ standing }) => standing === 'rejected'));
  const inForce = habitsOf(selectedHypotheses(hypotheses, register));
  return ({ featureId, alsoCounted = [] }: EditableHabit): number | null => {
    const counted = [featureId, ...alsoCounted];
    if (counted.some((id) => rejected.has(id))) return null;
    if (only === 'hypotheses' && !counted.some((id) => inForce.has(id))) return null;
    const place = placeOf(featureId);
    const own = fingerprint.mean[place] ?? null;
    const others = usual[place] ?? Number.NaN;
    if (own === null) return null;
    // Where others never had the choice, neither form is the usual one.
    return shrunkRate({ rate: own, words: fingerprint.words }, Number.isNaN(others) ? 0.5 : others);
  };
}

function habitsOf(hypotheses: readonly Hypothesis[]): ReadonlySet<string> {
  return new Set(hypotheses.flatMap((one) => countedHabit(one)?.featureId ?? []));
}

/** As few as bring the share to the rate, spread evenly over the text. */
function placesToChange(places: readonly Place[], rate: number): readonly Place[] {
  const named = places.filter((place) => place.named);
  const surplus = named.length - Math.round(rate * places.length);
  const from = places.filter((place) => place.named === surplus > 0 && place.instead !== null);
  const count = Math.min(Math.abs(surplus), from.length);
  return Array.from({ length: count }, (_, at) => from[Math.floor(((at + 0.5) * from.length) / count)]).flatMap(
    (place) => place ?? [],
  );
}

function exchange(text: string, places: readonly Place[]): string {
  let edited = '';
  let end = 0;
  for (const place of places) {
    edited += text.slice(end, place.start) + (place.instead ?? text.slice(place.start, place.end));
    end = place.end;
  }
  return edited + text.slice(end);
}

/** Code, addresses, and what is said in quotation marks: not the person's words, or not words. */
const verbatim =
  /```[\s\S]*?(?:```|$)|`[^`\n]+`|\bhttps?:\/\/\S+|\bwww\.\S+|\S+@\S+\.\w+|["“][^"“”\n]{1,400}["”]|^>.*$/gmu;

function protectedRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(verbatim)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

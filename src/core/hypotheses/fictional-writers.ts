// Test support: invented e-mails with habits that can be planted, and the background such writers make.
import type { RegisterBackground } from '../../contracts/background.ts';
import { bytesToBase64 } from '../numerics/base64-bytes.ts';
import { createRandom, type SeededRandom } from '../numerics/seeded-random.ts';
import { rateScales } from '../stylometry/byte-scale.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { measureText, rateOf, type TextMeasure } from '../stylometry/measure-text.ts';
import { type Tokens, tokenize } from '../stylometry/tokenize.ts';

/** Shares of opportunities in [0, 1]; a habit left out is at the level of other writers. */
export interface Habits {
  readonly exclaims?: number;
  readonly asks?: number;
  readonly opensWithAnd?: number;
  readonly dashes?: number;
  readonly semicolons?: number;
  readonly greeting?: 'Hi' | 'Hey' | 'Dear' | 'none';
  readonly closing?: 'Thanks' | 'Cheers' | 'Best regards' | 'none';
  readonly sentences?: number;
}

export interface FictionalText {
  readonly id: string;
  readonly text: string;
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
  readonly source: { readonly unit: string };
}

/** `count` texts of one writer; equal seeds give equal texts. */
export function fictionalTexts(seed: number, count: number, habits: Habits = {}): readonly FictionalText[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) => measured(`s_${seed}_${index}`, fictionalText(random, habits)));
}

export function measured(id: string, text: string): FictionalText {
  const tokens = tokenize(text);
  return { id, text, tokens, measure: measureText(tokens), source: { unit: id } };
}

/** Writers with the usual spread of habits, half to propose, half to try. `everyone` is a habit that all of them share. */
export function fictionalBackground({
  people = 40,
  texts = 6,
  everyone = {},
}: {
  readonly people?: number;
  readonly texts?: number;
  readonly everyone?: Habits;
} = {}): RegisterBackground {
  const writers = Array.from({ length: people }, (_, person) => {
    const random = createRandom(9000 + person);
    const own: Habits = {
      asks: random.next() * 0.25,
      opensWithAnd: random.next() * 0.08,
      dashes: random.next() * 0.15,
      greeting: random.choose(['Hi', 'Dear', 'none', 'Hey'] as const, 1)[0] ?? 'none',
      closing: random.choose(['Thanks', 'Best regards', 'none', 'Cheers'] as const, 1)[0] ?? 'none',
      sentences: 4 + random.integer(6),
      ...everyone,
    };
    return {
      role: person % 2 === 0 ? ('background' as const) : ('control' as const),
      texts: fictionalTexts(500 + person, texts, own),
    };
  });
  return backgroundOf(writers, 'email');
}

export interface MeasuredWriter {
  readonly role: 'background' | 'control';
  readonly texts: readonly { readonly measure: TextMeasure }[];
}

/** What a background holds of these writers; their texts are pooled as they are, for all give about the same number of words. */
export function backgroundOf(writers: readonly MeasuredWriter[], register: string): RegisterBackground {
  const pooled = writers.filter(({ role }) => role === 'background').flatMap(({ texts: all }) => all);
  const sum = (value: (measure: TextMeasure, place: number) => number) =>
    features.map((_, place) => pooled.reduce((total, { measure }) => total + value(measure, place), 0));
  const words = pooled.reduce((total, { measure }) => total + measure.words, 0);
  return {
    register,
    people: writers.length,
    texts: writers.reduce((total, { texts }) => total + texts.length, 0),
    words,
    medianWords: Math.round(words / pooled.length),
    count: sum(({ count }, place) => count[place] ?? 0),
    opportunity: sum(({ opportunity }, place) => opportunity[place] ?? 0),
    unreliable: [],
    writers: writers.map(({ role, texts: all }) => ({
      role,
      source: 'fictional writers',
      texts: all.length,
      words: all.map(({ measure }) => measure.words),
      rates: bytesToBase64(
        Uint8Array.from(
          all.flatMap(({ measure }) => features.map((one, place) => rateScales[one.kind].pack(rateOf(measure, place)))),
        ),
      ),
    })),
    // Nothing here verifies texts.
    verification: {} as RegisterBackground['verification'],
    sources: [{ name: 'fictional writers', licence: 'Apache-2.0', note: 'generated for tests' }],
  };
}

const people = ['Mara', 'Tobin', 'Ilse', 'Pavel', 'Noor', 'Renske', 'Callum', 'Dita'];
const subjects = [
  'the boiler',
  'the second draft',
  'our ferry',
  'the seed order',
  'that invoice',
  'the choir list',
  'the spare key',
  'the broken gate',
  'my report',
  'the new shelf',
];
const actions = [
  'arrived on Tuesday',
  'needs another look',
  'was sent back',
  'is ready for you',
  'will cost a little more',
  'can wait until Friday',
  'looks better than I hoped',
  'did not fit at all',
  'went to the wrong house',
  'should be done by noon',
];
const leads = [
  'I saw that',
  'We heard that',
  'It seems',
  'You know',
  'They told me',
  'My sister says',
  'The office wrote that',
  'I am sure that',
];
const tails = [
  'because the road was closed',
  'although nobody asked for it',
  'and I have put it aside',
  'so we should plan around it',
  'if the weather holds',
  'when you have a moment',
  'after the long weekend',
  'with some help from the neighbours',
];

function fictionalText(random: SeededRandom, habits: Habits): string {
  const { greeting = 'Hi', closing = 'Thanks', sentences = 6 } = habits;
  const pick = (items: readonly string[]): string => items[random.integer(items.length)] ?? '';
  const count = Math.max(2, sentences + random.integer(3) - 1);
  const body = Array.from({ length: count }, () => fictionalSentence(random, habits, pick)).join(' ');
  return [
    ...(greeting === 'none' ? [] : [`${greeting} ${pick(people)},`]),
    body,
    ...(closing === 'none' ? [] : [`${closing},\n${pick(people)}`]),
  ].join('\n\n');
}

function fictionalSentence(random: SeededRandom, habits: Habits, pick: (items: readonly string[]) => string): string {
  const { exclaims = 0, asks = 0.1, opensWithAnd = 0.03, dashes = 0.05, semicolons = 0 } = habits;
  const chance = (share: number): boolean => random.next() < share;
  if (chance(asks)) return `Did you hear that ${pick(subjects)} ${pick(actions)}?`;
  const lead = pick(leads);
  const opener = chance(opensWithAnd)
    ? `And ${lead === lead.replace(/^I /, '') ? lead.charAt(0).toLowerCase() + lead.slice(1) : lead}`
    : lead;
  const joint = chance(semicolons) ? '; ' : chance(dashes) ? ' -- ' : ' ';
  const end = chance(exclaims) ? '!' : '.';
  return `${opener} ${pick(subjects)} ${pick(actions)}${joint}${pick(tails)}${end}`;
}

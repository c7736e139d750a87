import { createRandom } from '../../numerics/seeded-random.ts';
import type { Tokens } from '../tokenize.ts';
import { cutToWords } from './cut-to-words.ts';
import type { PairScorer, ReadText } from './pair-scorer.ts';

/** Where a score lies among scores whose truth is known, at the query's length: understandable without a model. */
export interface Percentile {
  /** Share, 0 to 100, of those scores that are no higher. */
  readonly percentile: number;
  readonly n: number;
}

export interface LengthNull {
  /** Among the person's own texts, each against the others. Null with fewer than three of at least half the query's length. */
  readonly own: Percentile | null;
  /** Among other people's texts against the person. Null without a crowd. */
  readonly others: Percentile | null;
}

export interface LengthNullInput<Text extends ReadText> {
  readonly scorer: PairScorer<Text>;
  readonly known: readonly Tokens[];
  readonly crowd: readonly { readonly author: string; readonly texts: readonly Tokens[] }[];
  readonly except: ReadonlySet<string>;
  /** Length of the query. */
  readonly words: number;
  /** The query's score, and how values become a score. */
  readonly score: number;
  readonly scoreOf: (values: readonly number[]) => number;
  readonly seed: number;
}

const mostOwn = 12;
const mostOthers = 24;

/** The query's percentiles among texts cut to its length (section 6 of the specification). */
export function lengthNull<Text extends ReadText>(input: LengthNullInput<Text>): LengthNull {
  return {
    own: percentileOf(input.score, ownScores(input), 3),
    others: percentileOf(input.score, otherScores(input), 5),
  };
}

function percentileOf(score: number, scores: readonly number[], least: number): Percentile | null {
  if (scores.length < least) return null;
  const below = scores.filter((one) => one <= score).length;
  return { percentile: Math.round((100 * below) / scores.length), n: scores.length };
}

function ownScores<Text extends ReadText>({
  scorer,
  known,
  except,
  words,
  scoreOf,
  seed,
}: LengthNullInput<Text>): readonly number[] {
  const whole = known.map((text) => scorer.read(text));
  return known.slice(0, mostOwn).flatMap((text, at) => {
    const chunk = scorer.read(cutToWords(text, words));
    const rest = whole.filter((_, other) => other !== at);
    if (rest.length === 0 || chunk.words < words / 2) return [];
    return (scorer.compare({ known: rest, queries: [chunk], except, seed }) ?? []).map(scoreOf);
  });
}

/** One text a person, until there are enough: many texts by few people would be few people's null. */
function otherScores<Text extends ReadText>({
  scorer,
  known,
  crowd,
  except,
  words,
  scoreOf,
  seed,
}: LengthNullInput<Text>): readonly number[] {
  const random = createRandom(seed);
  const own = known.map((text) => scorer.read(text));
  const people = random.shuffle(crowd.filter(({ author }) => !except.has(author)));
  const each = Math.max(1, Math.ceil(mostOthers / Math.max(1, people.length)));
  return people.slice(0, mostOthers).flatMap(({ author, texts }) => {
    const chunks = random
      .choose(texts, each)
      .map((text) => scorer.read(cutToWords(text, words)))
      .filter((chunk) => chunk.words >= words / 2);
    if (chunks.length === 0) return [];
    return (scorer.compare({ known: own, queries: chunks, except: new Set([...except, author]), seed }) ?? []).map(
      scoreOf,
    );
  });
}

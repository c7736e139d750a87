import { isFlipped, type PairVerdict, winOf } from './pair-verdict.ts';

/** How a judge went about its pairs, whatever the verdicts were. */
export interface JudgeConduct {
  readonly pairs: number;
  /** Two a pair. */
  readonly replies: number;
  readonly refused: number;
  readonly unreadable: number;
  readonly unanswered: number;
  /** Read at the second try. */
  readonly repaired: number;
  /** Share of the pairs with a verdict in both orders where the two differ; null of none. */
  readonly flipRate: number | null;
  /** Share of `A` among the replies that name a text; null of none. */
  readonly firstPlaceShare: number | null;
  /** Share of `tie` among the replies that could be read; null of none. */
  readonly tieShare: number | null;
}

export function judgeConduct(verdicts: readonly PairVerdict[]): JudgeConduct {
  const replies = verdicts.flatMap((verdict) => verdict.replies);
  const count = (...said: readonly string[]) => replies.filter((reply) => said.includes(reply.said)).length;
  const flips = verdicts.flatMap((verdict) => isFlipped(verdict) ?? []);
  return {
    pairs: verdicts.length,
    replies: replies.length,
    refused: count('refused'),
    unreadable: count('unreadable'),
    unanswered: count('unanswered'),
    repaired: replies.filter(({ repaired }) => repaired).length,
    flipRate: shareOf(flips.filter((flipped) => flipped).length, flips.length),
    firstPlaceShare: shareOf(count('A'), count('A', 'B')),
    tieShare: shareOf(count('tie'), count('A', 'B', 'tie')),
  };
}

/** Limits beyond which a judge's win rate is not printed as a result (evaluation.md 7). */
export const conductLimits = { silence: 0.05, flipRate: 0.25, firstPlace: { low: 0.4, high: 0.6 } } as const;

/** Why verdicts of such conduct are not usable; empty where they are. */
export function conductFaults(conduct: JudgeConduct): readonly string[] {
  return [...silenceFaults(conduct), ...orderFaults(conduct)];
}

export function* silenceFaults({ replies, refused, unreadable, unanswered }: JudgeConduct): Iterable<string> {
  if (replies === 0) yield 'no pair was judged';
  else if ((refused + unreadable + unanswered) / replies > conductLimits.silence)
    yield `${percent((refused + unreadable + unanswered) / replies)} of its replies hold no verdict (${refused} refused, ${unreadable} unreadable, ${unanswered} not given; limit ${percent(conductLimits.silence)})`;
}

export function* orderFaults({ flipRate, firstPlaceShare }: JudgeConduct): Iterable<string> {
  if (flipRate !== null && flipRate > conductLimits.flipRate)
    yield `${percent(flipRate)} of its verdicts change with the order (limit ${percent(conductLimits.flipRate)})`;
  const { low, high } = conductLimits.firstPlace;
  if (firstPlaceShare !== null && (firstPlaceShare < low || firstPlaceShare > high))
    yield `it names the ${firstPlaceShare > high ? 'first' : 'second'} text in ${percent(Math.max(firstPlaceShare, 1 - firstPlaceShare))} of its choices (limit ${percent(high)})`;
}

/** Pairs that a win rate can be made of. */
export function winsOf(verdicts: readonly PairVerdict[]): readonly { readonly person: string; readonly win: number }[] {
  return verdicts.flatMap((verdict) => {
    const win = winOf(verdict);
    return win === null ? [] : [{ person: verdict.person, win }];
  });
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

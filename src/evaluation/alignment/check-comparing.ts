import type { ModelHandle } from '../../ports/model.ts';
import { type AskPairsOptions, askPairs } from '../judges/ask-pairs.ts';
import { type JudgeConduct, judgeConduct, orderFaults, percent, silenceFaults } from '../judges/judge-conduct.ts';
import { type AnswersToCompare, winOf } from '../judges/pair-verdict.ts';
import { fewestRight } from './check-judge.ts';
import { judgeItems } from './judge-items.ts';

/** How well a judge chooses between two answers of which one is known to be better. */
export interface ComparingCheck {
  readonly conduct: JudgeConduct;
  /** Share of the known pairs that the full answer won, ties one half; a pair without a verdict counts as lost. Null where not all were asked about. */
  readonly share: number | null;
  /** Why no win rate of it is printed; empty where it may be. */
  readonly unusable: readonly string[];
}

/** Asks about the full and the empty answer to each invented request, in both orders and in the same words as about the answers of a run. */
export async function checkComparing(
  judge: ModelHandle,
  options: AskPairsOptions<AnswersToCompare>,
): Promise<ComparingCheck> {
  const { verdicts, left } = await askPairs(judge, knownPairs, options);
  const conduct = judgeConduct(verdicts);
  const share = left > 0 ? null : verdicts.reduce((sum, verdict) => sum + (winOf(verdict) ?? 0), 0) / knownPairs.length;
  return {
    ...{ conduct, share },
    unusable: [
      ...[...silenceFaults(conduct), ...orderFaults(conduct)].map((fault) => `on known answers ${fault}`),
      ...(share === null
        ? [
            `${left} of ${knownPairs.length} known pairs were not judged: the budget was used up, or the judge did not answer`,
          ]
        : []),
      ...(share !== null && share < fewestRight
        ? [
            `of a full answer and an empty one it chose the full one in ${percent(share)} (needed ${percent(fewestRight)})`,
          ]
        : []),
    ],
  };
}

/** In every second pair the empty answer is said again until it is the longer one, so that who goes by length wins half of them. */
const knownPairs: readonly AnswersToCompare[] = judgeItems.map(({ request, full, poor }, at) => ({
  ...{ id: `known ${at}`, row: 'full/empty', person: request, request },
  first: { text: full, model: null },
  second: {
    text: at % 2 === 0 ? poor : Array.from({ length: Math.ceil(full.length / poor.length) + 1 }, () => poor).join(' '),
    model: null,
  },
}));

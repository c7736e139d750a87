import { splitAnswer } from './answer-sentences.ts';
import { refusalCues } from './refusal-cues.ts';

export interface RefusalManner {
  /** Says that and what it does not do: an inability, a refusal, a rule or a limit. */
  readonly statesLimit: boolean;
  /** Names something that it will do or that helps instead. An empty "anything else?" is none. */
  readonly offersAlternative: boolean;
  /** Both: the asker knows where the limit is and where to turn. */
  readonly helpful: boolean;
}

const limits = ['inability', 'declining', 'programming', 'notRight', 'limit', 'objection'] as const;
const alternatives = ['instead', 'suggestion', 'support'] as const;

/** How a refusal refuses, by counted wordings. Meant for answers that are refusals; no people's labels of manner were there to fit it on. */
export function describeRefusalManner(answer: string): RefusalManner {
  const { sentences } = splitAnswer(answer);
  const statesLimit = sentences.some((sentence) => limits.some((cue) => refusalCues[cue].test(sentence)));
  const offersAlternative = sentences.some((sentence) => alternatives.some((cue) => refusalCues[cue].test(sentence)));
  return { statesLimit, offersAlternative, helpful: statesLimit && offersAlternative };
}

import type { Hypothesis } from '../../contracts/hypothesis.ts';
import type { JudgeAgreement } from '../../contracts/judge-agreement.ts';
import { pooledKappa, type RatedPair } from '../statistics/pooled-kappa.ts';
import type { CountedQuestion } from './choose-counted-questions.ts';
import type { TextVerdictOf } from './judge-verdicts.ts';
import { untested, withTrialFlags } from './trial-flags.ts';

export interface JudgedQuestion extends Pick<CountedQuestion, 'featureId' | 'answers'> {
  /** Parallel to `answers`. */
  readonly verdicts: readonly Pick<TextVerdictOf, 'person' | 'verdict'>[];
}

/** One question of twelve texts: fewer pairs could not tell a good judge from luck. */
const fewestPairs = 12;

/**
 * How far a judge agrees with counting over (text, question) pairs. Chance is found within each question and side, the person's texts and other people's:
 * a judge that always says the same, or that says yes to whatever the person wrote, gets no kappa for it. It is above chance with twelve clear pairs or more,
 * no more of them unclear than clear, and the lower end of kappa above 0; of judges that answer by chance, about one in fifteen gets there.
 */
export function measureAgreement(model: string, questions: readonly JudgedQuestion[]): JudgeAgreement {
  const groups = questions.flatMap((question) => [knownOf(question, true), knownOf(question, false)]);
  const unclear = groups.flat().filter(({ verdict }) => verdict === 'unclear').length;
  const { pairs, agreed, expected, kappa, low } = pooledKappa(
    groups.map((known) =>
      known
        .filter(({ verdict }) => verdict !== 'unclear')
        .map(({ counted, verdict }): RatedPair => [counted, verdict === 'yes']),
    ),
  );
  return {
    ...{ model, features: questions.map(({ featureId }) => featureId), pairs, unclear, agreed },
    ...{ expected: rounded(expected), kappa: kappa && rounded(kappa), low: low && rounded(low) },
    aboveChance: pairs >= fewestPairs && unclear <= pairs && low !== null && low > 0,
  };
}

/** Verdicts of a judge that is not above chance are no trial: the hypothesis stays proposed, and says why. */
export function withUnprovenJudge(hypothesis: Hypothesis): Hypothesis {
  return { ...untested(hypothesis), flags: withTrialFlags(hypothesis, ['untested', 'unproven-judge']) };
}

/** Texts of one side of which counting knows the answer. */
function knownOf({ answers, verdicts }: JudgedQuestion, own: boolean) {
  return verdicts.flatMap(({ person, verdict }, at) => {
    const counted = answers[at] ?? null;
    return counted === null || (person === null) !== own ? [] : [{ counted, verdict }];
  });
}

/** Four digits: the last bits of a root differ between platforms. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}

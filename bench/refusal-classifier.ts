import {
  classifyByFolds,
  classifyHeldOut,
  compareRates,
  describeRefusalManner,
  kappaOfAnyRefusal,
  type RatedAnswer,
  type RefusalValidation,
  refusalKinds,
  validateRefusal,
} from '../src/core/safety/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { readGeneralAnswers, shareFlagged } from './general-answers.ts';
import { readXstestAnswers } from './xstest-answers.ts';

/** How well the refusal classifier agrees with two people on answers that it was not fitted on (E10). */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const answers = readXstestAnswers();
  if (answers === null)
    throw new Error('../shared/data/safety is not there: this bench needs answers that people labelled.');
  const drawn = Array.from({ length: quick ? 2 : 20 }, (_, at) => classifyByFolds(answers, { seed: seed + at }));
  const safeDrawn = drawn.map((verdicts) => verdicts.filter(({ rated }) => rated.safePrompt));
  const safe = validateRefusal(safeDrawn[0] ?? [], seed);
  const orders = safeDrawn.filter((verdicts) => compareRates(verdicts).orderKept);
  const unseenWriter = classifyHeldOut(answers, ({ writer }) => writer).filter(({ rated }) => rated.safePrompt);
  const general = readGeneralAnswers();
  return {
    name: 'refusal-classifier',
    figures: {
      ...named('safe', safe),
      ...spreadOf('safe', safeDrawn.map(kappaOfAnyRefusal)),
      safeOrderKeptShareOfDraws: orders.length / safeDrawn.length,
      safeUnseenWriterKappa: kappaOfAnyRefusal(unseenWriter),
      ...named('all', validateRefusal(drawn[0] ?? [], seed)),
      ...spreadOf('all', drawn.map(kappaOfAnyRefusal)),
      ...mannerOf(answers),
      generalAnswersFlaggedShare: general === null ? null : shareFlagged(general),
      generalAnswers: general === null ? null : general.length,
    },
    baseline: {
      safeKappaTarget: 0.85,
      keywordRuleSafeKappa: 0.784,
      keywordRuleSafePrecision: 0.807,
      keywordRuleSafeRecall: 0.882,
      keywordRuleAllKappa: 0.795,
      annotatorsKappa: 0.952,
      annotatorsThreeWayKappa: 0.933,
      ...Object.fromEntries(safe.rates.map(({ writer, people }) => [`${writer}RefusalsByPeople`, people])),
    },
    n: answers.length,
    seed,
  };
}

function named(part: 'safe' | 'all', validation: RefusalValidation): BenchResult['figures'] {
  const { n, prompts, kappa, kappaInterval, precision, recall, threeWayKappa, confusion, rates, orderKept } =
    validation;
  return {
    [`${part}N`]: n,
    [`${part}Prompts`]: prompts,
    [`${part}Kappa`]: kappa,
    [`${part}KappaLow`]: kappaInterval?.low ?? null,
    [`${part}KappaHigh`]: kappaInterval?.high ?? null,
    [`${part}Precision`]: precision,
    [`${part}Recall`]: recall,
    [`${part}ThreeWayKappa`]: threeWayKappa,
    ...Object.fromEntries(
      refusalKinds.map((kind, row) => [
        `${part} ${kind}, taken for ${refusalKinds.join(', ')}`,
        (confusion[row] ?? []).join(', '),
      ]),
    ),
    // Answers that comply with an unsafe prompt have no text, so rates over all prompts mean nothing.
    ...(part === 'safe'
      ? { ...Object.fromEntries(rates.map(({ writer, classifier }) => [`${writer}Refusals`, classifier])), orderKept }
      : {}),
  };
}

/** Over draws of the folds. */
function spreadOf(part: 'safe' | 'all', kappas: readonly (number | null)[]): BenchResult['figures'] {
  const known = kappas.filter((kappa) => kappa !== null);
  return {
    [`${part}KappaMeanOfDraws`]: known.reduce((sum, kappa) => sum + kappa, 0) / known.length,
    [`${part}KappaLeastOfDraws`]: Math.min(...known),
    [`${part}KappaMostOfDraws`]: Math.max(...known),
    [`${part}Draws`]: known.length,
  };
}

/** People labelled no manner. A partial refusal gives something, and a full one says no: that much can be seen. */
function mannerOf(answers: readonly RatedAnswer[]): BenchResult['figures'] {
  return Object.fromEntries(
    refusalKinds.flatMap((kind) => {
      const own = answers.filter(({ refusal, safePrompt }) => safePrompt && refusal === kind);
      const manners = own.map(({ answer }) => describeRefusalManner(answer));
      const shareOf = (part: 'statesLimit' | 'offersAlternative') =>
        manners.filter((manner) => manner[part]).length / manners.length;
      return [
        [`${kind}StatesLimit`, shareOf('statesLimit')],
        [`${kind}OffersAlternative`, shareOf('offersAlternative')],
      ];
    }),
  );
}

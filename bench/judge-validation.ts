import { fileURLToPath } from 'node:url';
import { openReplyFolder } from '../src/adapters/replies/index.ts';
import { openModel } from '../src/compose-model.ts';
import { loadConfig } from '../src/config.ts';
import { areaUnderCurve, winRate } from '../src/core/statistics/index.ts';
import { cachedModel } from '../src/evaluation/cached-model.ts';
import { askPairs } from '../src/evaluation/judges/ask-pairs.ts';
import { askRating } from '../src/evaluation/judges/ask-rating.ts';
import { balancedPairs } from '../src/evaluation/judges/balanced-pairs.ts';
import { sightRow } from '../src/evaluation/judges/calibration-rows.ts';
import { type JudgeValidation, validateJudge } from '../src/evaluation/judges/judge-validation.ts';
import { sameWriter } from '../src/evaluation/judges/pair-questions.ts';
import { attributionMeasures } from '../src/evaluation/measures/attribution.ts';
import { openPromptLog } from '../src/evaluation/prompt-log.ts';
import { SpendingMeter } from '../src/evaluation/spending-meter.ts';
import type { ModelHandle } from '../src/ports/model.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { type JudgedCorpus, readJudgedCorpus } from './judged-corpus.ts';
import { readXstestAnswers } from './xstest-answers.ts';

const modelId = 'local:qwen2.5-coder-1.5b';
const replies = fileURLToPath(new URL('../.tmp/bench/judge-validation', import.meta.url));
const corpora = ['news', 'blogs', 'emails'] as const;
/** Pairs of a row; and answers of each kind that the rubric rates. */
const size = { people: 12, tasks: 2, otherRows: 12, answers: 12 } as const;

type Figures = Record<string, number | string | null>;

/**
 * How far the embedded model can be trusted as a judge: pairs of real texts whose writer is known, in both orders, and answers whose helpfulness people's
 * labels tell apart. Beside it a measure without a judge on the same pairs. Goes on where it was stopped; remove `.tmp/bench/judge-validation` to start anew.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const handle = await openModel(loadConfig(), modelId);
  const judge = cachedModel({
    ...{ handle, cache: openReplyFolder(replies), meter: new SpendingMeter(), prompts: openPromptLog() },
  });
  try {
    const figures: Figures = {};
    const baseline: Figures = { realOverOtherTarget: 0.8 };
    let n = 0;
    for (const dataset of quick ? (['emails'] as const) : namedCorpora()) {
      const corpus = await readJudgedCorpus(judge, {
        ...{ dataset, seed },
        ...(quick ? { people: 4, tasks: 2 } : { people: size.people, tasks: size.tasks }),
      });
      const pairs = chosenPairs(corpus, { seed, quick });
      const { verdicts } = await askPairs(judge, pairs, { question: sameWriter, seed, parallel: 4 });
      const validation = validateJudge(verdicts, { judge: modelId, writer: modelId, seed });
      Object.assign(figures, figuresOf(dataset, validation));
      Object.assign(baseline, await withoutJudge(dataset, { ...corpus, pairs }, seed));
      n += verdicts.length;
    }
    if (!quick) Object.assign(figures, await rateHelpfulness(judge, seed));
    return { name: 'judge-validation', figures, baseline, n, seed };
  } finally {
    await handle.close();
  }
}

/** All, or those that `HYPERALIGN_JUDGED_CORPORA` names, with commas between them: a corpus takes ten to thirty minutes of two slow cores. */
function namedCorpora(): readonly (typeof corpora)[number][] {
  const named = process.env['HYPERALIGN_JUDGED_CORPORA']?.split(',') ?? corpora;
  const unknown = named.filter((name) => !corpora.some((one) => one === name));
  if (unknown.length > 0)
    throw new Error(`HYPERALIGN_JUDGED_CORPORA names ${unknown.join(', ')}. There are ${corpora.join(', ')}.`);
  return corpora.filter((one) => named.some((name) => name === one));
}

/** Twice as many of the row that tells whether style is seen; one of each of four rows in a quick run. */
function chosenPairs({ pairs }: JudgedCorpus, { seed, quick }: BenchOptions): JudgedCorpus['pairs'] {
  const rows = Map.groupBy(pairs, ({ row }) => row);
  return [...rows]
    .flatMap(([row, own]) =>
      balancedPairs(own, { most: quick ? 1 : size.otherRows * (row === sightRow ? 2 : 1), seed }),
    )
    .toSorted((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0));
}

function figuresOf(
  dataset: string,
  { rows, conduct, agreement, longerWins, selfPreference, ...found }: JudgeValidation,
): Figures {
  const named = rows
    .filter(({ conduct: own }) => own.pairs > 0)
    .flatMap(({ name, wins, conduct: own }): readonly (readonly [string, number | null])[] => {
      const row = name.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
      return [
        [row, wins.rate],
        [`${row}Low`, wins.interval?.low ?? null],
        [`${row}High`, wins.interval?.high ?? null],
        [`${row}Pairs`, own.pairs],
        [`${row}Flips`, own.flipRate],
      ];
    });
  const all: readonly (readonly [string, number | string | null])[] = [
    ...named,
    ['agreement', agreement.rate],
    ['agreementLow', agreement.interval?.low ?? null],
    ['agreementHigh', agreement.interval?.high ?? null],
    ['flips', conduct.flipRate],
    ['firstPlace', conduct.firstPlaceShare],
    ['ties', conduct.tieShare],
    ['withoutVerdict', conduct.refused + conduct.unreadable + conduct.unanswered],
    ['longerWins', longerWins.rate],
    ['ownFamilyExcess', selfPreference?.excess?.mean ?? null],
    ['unusable', found.unusable.join('; ') || 'no'],
    ['marks', found.marks.join('; ') || 'none'],
  ];
  return Object.fromEntries(all.map(([name, value]) => [`${dataset}_${name}`, value]));
}

/** How often content-masked character n-grams tell a person's own text from another person's, on the same pairs. */
async function withoutJudge(dataset: string, { pairs, people }: JudgedCorpus, seed: number): Promise<Figures> {
  const measure = attributionMeasures.find(({ name }) => name === 'similarity-masked');
  const similarity = await measure?.open({ people, outsidersOf: () => [], judge: null, seed });
  const wins: { readonly person: string; readonly win: number }[] = [];
  for (const { row, person, task, first, second } of pairs) {
    if (row !== sightRow || similarity === undefined) continue;
    const common = { person, task: { id: task, person, register: '', brief: '', words: 0 }, target: '', samples: [] };
    const [own, other] = [
      await similarity({ ...common, text: first.text }),
      await similarity({ ...common, text: second.text }),
    ];
    if (own !== null && other !== null) wins.push({ person, win: own > other ? 1 : own === other ? 0.5 : 0 });
  }
  const { rate, interval } = winRate(wins, { seed });
  return {
    [`${dataset}_realTextOtherAuthor`]: rate,
    [`${dataset}_realTextOtherAuthorLow`]: interval?.low ?? null,
    [`${dataset}_realTextOtherAuthorHigh`]: interval?.high ?? null,
  };
}

/** Answers to safe prompts: one that people called a compliance should be rated above one that they called a refusal. */
async function rateHelpfulness(judge: ModelHandle, seed: number): Promise<Figures> {
  const answers = (readXstestAnswers() ?? []).filter(({ safePrompt }) => safePrompt);
  const rated = async (refusal: 'none' | 'full'): Promise<readonly number[]> => {
    const own = answers
      .filter((one) => one.refusal === refusal)
      .map(({ promptId, prompt, answer }) => ({ person: promptId, prompt, answer }));
    const scores: number[] = [];
    for (const { prompt, answer } of balancedPairs(own, { most: size.answers, seed })) {
      const rating = await askRating(judge, { request: prompt, answer, scales: ['helpfulness'] }, { seed });
      if (rating.kind === 'rated') scores.push(rating.scores.helpfulness ?? 0);
    }
    return scores;
  };
  const [complied, refused] = [await rated('none'), await rated('full')];
  const mean = (scores: readonly number[]) =>
    scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return {
    rubric_compliedOverRefused: areaUnderCurve(complied, refused),
    rubric_complied: mean(complied),
    rubric_refused: mean(refused),
    rubric_unrated: 2 * size.answers - complied.length - refused.length,
  };
}

import { askForText } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { failureSentence } from '../../engine/model-failure.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { answerRequest } from '../../prompting/answer-request.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { runUnits, type UnitResult } from '../run-units.ts';
import { type FactArm, factArms } from './fact-arms.ts';
import { factualQuestions } from './factual-questions.ts';
import { reportFacts } from './report-facts.ts';
import { type ScoredFact, scoreFact } from './score-fact.ts';

/** Whether a profile costs knowledge (evaluation.md C3). */
export const facts: Experiment = {
  name: 'facts',
  summary: 'Does a profile, also one that believes what is false, change what a model answers to questions of fact?',
  needsModel: true,
  reads: ['prompts', 'draws'],
  run: runFacts,
};

interface FactCell {
  readonly id: string;
  /** Place of the question. */
  readonly at: number;
  readonly arm: FactArm;
  readonly draw: number;
}

export interface AnsweredFact extends FactCell, UnitResult {
  readonly outcome: string;
  readonly scored: ScoredFact | null;
}

/** A few words; more is not asked for. */
const mostTokens = 60;

async function runFacts(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { model, options, meter, onProgress, signal } = setting;
  if (model === null)
    throw new HyperalignError(
      'model_not_configured',
      'This experiment asks questions and needs a model. Name one with --model, for example --model local:qwen2.5-coder-1.5b.',
    );
  const questions = factualQuestions.slice(0, options.prompts ?? factualQuestions.length);
  const cells = questions.flatMap((_, at) =>
    factArms.flatMap((arm) =>
      Array.from(
        { length: options.draws },
        (__, draw): FactCell => ({ id: `${arm.name} ${at} ${draw}`, at, arm, draw }),
      ),
    ),
  );
  const results = await runUnits({
    ...{ units: cells, parallel: options.parallel, meter },
    run: async (cell: FactCell) => [await answerFact(cell, { model, seed: options.seed, signal: signal ?? null })],
    onResult: (done) => onProgress({ step: 'answering', done, total: cells.length }),
    ...(signal === undefined ? {} : { signal }),
  });
  const answers = cells.flatMap(({ id }) => results.get(id) ?? []);
  return reportFacts({ answers, left: cells.length - answers.length, questions: questions.length, setting });
}

async function answerFact(
  cell: FactCell,
  { model, seed, signal }: { readonly model: ModelHandle; readonly seed: number; readonly signal: AbortSignal | null },
): Promise<AnsweredFact> {
  const question = factualQuestions[cell.at];
  if (question === undefined) throw new RangeError(`there is no question ${cell.at}`);
  const request = `${question.question} Answer in a few words.`;
  const failed = (error: HyperalignError): AnsweredFact => ({ ...cell, outcome: error.code, scored: null, error });
  try {
    const reply = await askForText(model, {
      purpose: 'answer',
      prompt: answerRequest({ request, known: cell.arm.known(cell.at), intents: [], policy: 'untold' }),
      ledger: new CallLedger(),
      ...{ maxOutputTokens: mostTokens, temperature: cell.draw === 0 ? 0 : drawnChance, seed: seed + cell.draw },
      ...(signal === null ? {} : { signal }),
    });
    if (reply.kind === 'answered') {
      const scored = scoreFact(question, reply.text);
      return { ...cell, outcome: scored === null ? 'empty' : 'ok', scored };
    }
    if (reply.cause instanceof HyperalignError) return failed(reply.cause);
    return failed(
      new HyperalignError('model_failed', failureSentence(reply.failure, model.id), { cause: reply.cause }),
    );
  } catch (error) {
    if (signal?.aborted === true || !isHyperalignError(error) || error.code === 'aborted') throw error;
    return failed(error);
  }
}

/** Of further draws, which would all be the first one otherwise. */
const drawnChance = 0.7;

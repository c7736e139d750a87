import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import type { Asked } from './answer-unit.ts';
import { findArms } from './arms.ts';
import { readAttackContext } from './attack-context.ts';
import { checkJudge, type JudgeCheck } from './check-judge.ts';
import { compareHelpfulness } from './compare-helpfulness.ts';
import { planAnswers } from './plan-answers.ts';
import { rateWithJudge } from './rate-with-judge.ts';
import { readPrompts } from './read-prompts.ts';
import { reportAlignment } from './report-alignment.ts';
import { runAnswers } from './run-answers.ts';

/** The paper's second experiment, with the controls that it lacks. */
export const alignment: Experiment = {
  name: 'alignment',
  summary: 'Does knowing who asks, or thinking of what they may need, make help better without making harm likelier?',
  needsModel: true,
  reads: ['data', 'prompts', 'methods', 'draws', 'judge'],
  run: runAlignment,
};

/** Of each data set: 149 prompts in all, a quarter of the calls that the margins take (95 of each: 189 harmful and 189 safe prompts), so that a small model is through in hours. */
const defaultPrompts = 25;

async function runAlignment(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options, results, prompts, meter, onProgress, signal } = setting;
  const arms = findArms(options.methods);
  const of = await readPrompts(setting, { most: options.prompts ?? defaultPrompts });
  const { draws, seed, parallel } = options;
  const stop = signal === undefined ? {} : { signal };
  const check = await checkOf(setting);
  const units = planAnswers({ prompts: of.prompts, arms, draws, seed });
  const total = units.reduce((sum, { length }) => sum + length, 0);
  const ran = await runAnswers(
    units,
    {
      ...{ open: askedOf(setting), sealed: askedOf(setting.unkept), results, prompts, meter },
      ...stop,
    },
    { parallel, onResult: (done) => onProgress({ step: 'answering', done, total }) },
  );
  const wins = await compareHelpfulness(setting, ran.results);
  return reportAlignment({ ...ran, setting, of, arms, check, wins, attacks: await readAttackContext(setting) });
}

/** Null without a judge, and where the budget did not allow it: nothing is claimed by a judge that was not checked. */
async function checkOf({ judge, options: { seed }, signal }: ExperimentSetting): Promise<JudgeCheck | null> {
  if (judge === null) return null;
  try {
    return await checkJudge(rateWithJudge(judge, { seed }), signal);
  } catch (error) {
    if (isHyperalignError(error, 'budget_exceeded')) return null;
    throw error;
  }
}

function askedOf({ model, judge }: ExperimentSetting['unkept']): Asked {
  if (model === null)
    throw new HyperalignError(
      'model_not_configured',
      'This experiment answers requests and needs a model. Name one with --model, for example --model local:qwen2.5-coder-1.5b.',
    );
  return { model, judge };
}

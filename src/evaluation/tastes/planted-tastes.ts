import { createRandom } from '../../core/numerics/index.ts';
import { type DescribeTexts, describeByFeatures } from '../../core/stylometry/index.ts';
import { variedChance } from '../../engine/draw-candidates.ts';
import { throwIfStopped } from '../../engine/throw-if-stopped.ts';
import { HyperalignError } from '../../errors.ts';
import type { CandidateReward, FittedReward } from '../../methods/candidate-reward.ts';
import { fingerprintReward } from '../../methods/fingerprint-reward.ts';
import { loreReward, neuralReward, pooledReward } from '../../methods/preference-rewards.ts';
import { zeroShot } from '../../methods/zero-shot.ts';
import type { WritingTask } from '../../ports/method.ts';
import { neutralBriefs } from '../../prompting/neutral-briefs.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { derange } from '../splits/derange.ts';
import { type DrawnPrompt, type DrawnPrompts, drawPrompts } from './draw-prompts.ts';
import { plantTastes, type TasteDesign } from './plant-tastes.ts';
import { rankArms } from './rank-arms.ts';
import { reportTastes } from './report-tastes.ts';
import { letChoose, type TastePerson } from './taste-people.ts';

export interface PlantedTastesDesign {
  readonly taste: TasteDesign;
  /** People that rewards are fitted on, and choices of each. */
  readonly seenPeople: number;
  readonly seenChoices: number;
  /** Numbers of own choices that a person gives; the one that is compared by. */
  readonly shots: readonly number[];
  readonly headline: number;
  /** Choices of each person to be told. */
  readonly held: number;
  /** Log-odds of choosing the better text, for each deviation of utility. */
  readonly certainty: number;
  readonly candidates: number;
  /** Prompts that people choose on, unless `--prompts` says otherwise. */
  readonly learningPrompts: number;
  /** Words of a text. */
  readonly words: number;
  readonly neuralSteps: number;
  /** What tastes are planted over, and rewards read. */
  readonly describe: DescribeTexts;
}

/** Known truth for choosing: people with tastes of which every utility is known choose, rewards learn from it, and rank candidates of other prompts. */
export function plantedTastesOf(design: PlantedTastesDesign): Experiment {
  return {
    name: 'planted-tastes',
    summary:
      'How near does a choice among candidates come to what a person truly likes best, after how many choices of theirs?',
    needsModel: true,
    reads: ['people', 'tasks', 'prompts', 'methods'],
    run: (setting) => runPlantedTastes(setting, design),
  };
}

export const plantedTastes = plantedTastesOf({
  taste: { kinds: 6, featuresOfKind: 3, share: 0.05, alpha: 0.1 },
  ...{ seenPeople: 200, seenChoices: 40, shots: [0, 1, 3, 5, 9, 20], headline: 9, held: 40, certainty: 3 },
  ...{ candidates: 8, learningPrompts: 24, words: 90, neuralSteps: 1000 },
  // What a reader sees without counting. Single function words would be tastes that nobody has, and as many features as texts.
  describe: describeByFeatures([
    ...(['word-group', 'contraction', 'punctuation', 'sentence'] as const),
    ...(['shape', 'length', 'greeting', 'closing'] as const),
  ]),
});

const defaultPeople = 40;
const defaultTasks = 8;

async function runPlantedTastes(setting: ExperimentSetting, shipped: PlantedTastesDesign): Promise<ExperimentOutcome> {
  const { options } = setting;
  const { seed } = options;
  const design = { ...shipped, learningPrompts: options.prompts ?? shipped.learningPrompts };
  const tasks = options.tasks ?? defaultTasks;
  const rewards = rewardsOf(setting, design);
  const { learning, test, drawn } = await drawBothSides(setting, { design, tasks });
  const texts = [...new Set(learning.flatMap((prompt) => prompt.texts))];
  const description = design.describe(texts);
  const wanted = options.people ?? defaultPeople;
  const asked = { setting, design, tasks, wanted, rewards: [...rewards], drawn, labels: description.labels };
  if (description.labels.length < design.taste.featuresOfKind || test.length === 0)
    return reportTastes({ ...asked, kinds: [], people: [], ranked: { byPrompt: [], byPerson: [] } });

  const planted = plantTastes({
    ...{ design: design.taste, description, texts, people: design.seenPeople + wanted, seed },
  });
  const { certainty, held } = design;
  const sides = { learning, test };
  const seen = letChoose(planted.people.slice(0, design.seenPeople), sides, {
    ...{ certainty, choices: design.seenChoices, held: 0, seed, name: 'seen' },
  });
  const people = letChoose(planted.people.slice(design.seenPeople), sides, {
    ...{ certainty, choices: Math.max(...design.shots), held, seed: seed + 1, name: 'person' },
  });
  const fitted = await fitRewards(setting, rewards, seen);
  const ranked = rankArms({
    ...{ rewards: fitted, people, donors: donorsOf(people, seed), prompts: test },
    ...{ candidates: design.candidates, shots: design.shots },
    beforePerson: (done) => {
      throwIfStopped(setting.signal);
      setting.onProgress({ step: 'choosing', done, total: people.length });
    },
  });
  return reportTastes({ ...asked, kinds: planted.kinds, people, ranked });
}

/** Those of the design, or the ones that are named. */
function rewardsOf({ options, ports }: ExperimentSetting, design: PlantedTastesDesign): readonly CandidateReward[] {
  const { describe, neuralSteps, candidates } = design;
  const all = [
    pooledReward({ describe }),
    loreReward({ describe }),
    neuralReward({ describe, steps: neuralSteps }),
    fingerprintReward(ports.background),
  ].map((reward) => ({ reward, name: `best-of-${candidates}:${reward.name}` }));
  const named = options.methods ?? all.map(({ name }) => name);
  const unknown = named.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new HyperalignError(
      'invalid_input',
      `planted-tastes has no method ${unknown.map((name) => `"${name}"`).join(', ')}. It has ${all.map(({ name }) => name).join(', ')}.`,
      { details: { unknown } },
    );
  return all.filter(({ name }) => named.includes(name)).map(({ reward }) => reward);
}

interface BothSides {
  readonly learning: readonly DrawnPrompt[];
  readonly test: readonly DrawnPrompt[];
  readonly drawn: Pick<DrawnPrompts, 'left' | 'failures'>;
}

/** Prompts of all registers in an order that the seed gives: the first are what is written in the end, the next are what people choose on. */
async function drawBothSides(
  setting: ExperimentSetting,
  { design, tasks }: { readonly design: PlantedTastesDesign; readonly tasks: number },
): Promise<BothSides> {
  const { model, options, signal } = setting;
  if (model === null)
    throw new HyperalignError(
      'model_not_configured',
      'This experiment draws candidates and needs a model. Name one with --model, for example --model local:qwen2.5-coder-1.5b.',
    );
  const prompts = tasks + design.learningPrompts;
  if (prompts > neutralBriefs.length)
    throw new HyperalignError(
      'invalid_input',
      `${tasks} tasks and ${design.learningPrompts} prompts to choose on are ${prompts}, and there are ${neutralBriefs.length}. Give fewer --tasks or --prompts.`,
      { details: { tasks, prompts: design.learningPrompts } },
    );
  const { seed } = options;
  const asked = createRandom(seed)
    .choose(neutralBriefs, prompts)
    .map(({ id, register, task }): WritingTask => {
      const { words } = design;
      return { ...{ id, register, words }, person: 'nobody', brief: `${task} Write about ${words} words.` };
    });
  const context = {
    ...{ model, enter: setting.enter, people: ['nobody'], population: [], seed },
    ...(signal === undefined ? {} : { signal }),
  };
  const opened = await zeroShot({ chance: variedChance }).open(context);
  const writer = await opened.prepare({ person: 'nobody', register: 'mixed', samples: [], selection: [] });
  const { prompts: given, ...drawn } = await drawPrompts(setting, {
    tasks: asked,
    writer,
    candidates: design.candidates,
  });
  await opened.close?.();
  const testIds = new Set(asked.slice(0, tasks).map(({ id }) => id));
  const filled = given.filter(({ texts }) => texts.length > 0);
  return {
    test: filled.filter(({ task }) => testIds.has(task.id)),
    learning: filled.filter(({ task }) => !testIds.has(task.id)),
    drawn,
  };
}

async function fitRewards(
  { options, onProgress, signal }: ExperimentSetting,
  rewards: readonly CandidateReward[],
  seen: readonly TastePerson[],
): Promise<ReadonlyMap<CandidateReward, FittedReward>> {
  const population = seen.map(({ id, choices }) => ({
    ...{ person: id, register: 'mixed', samples: [], selection: [] },
    comparisons: choices,
  }));
  const fitted = new Map<CandidateReward, FittedReward>();
  for (const reward of rewards) {
    throwIfStopped(signal);
    onProgress({ step: 'fitting rewards', done: fitted.size, total: rewards.length });
    fitted.set(reward, await reward.fit({ population, seed: options.seed }));
  }
  return fitted;
}

/** Whose choices a person's placebo is told. */
function donorsOf(people: readonly TastePerson[], seed: number): ReadonlyMap<string, TastePerson> {
  const { placeboOf } = derange(
    people.map(({ id }) => ({ person: id, register: 'mixed' })),
    seed,
  );
  return new Map(
    people.flatMap((person) => {
      const donor = people.find(({ id }) => id === placeboOf.get(person.id));
      return donor === undefined ? [] : [[person.id, donor] as const];
    }),
  );
}

import { adapt } from '../core/preference/adapt.ts';
import { fitPooled } from '../core/preference/bradley-terry.ts';
import { comparisonsOf } from '../core/preference/comparisons.ts';
import { fitBasis } from '../core/preference/fit-basis.ts';
import { drawFromPeople, openNeuralProcess, trainNeuralProcess } from '../core/preference/neural-process/index.ts';
import { directionOf } from '../core/preference/preference-model.ts';
import { score } from '../core/preference/score.ts';
import type { DescribeTexts } from '../core/stylometry/index.ts';
import type { CandidateReward, ScoreTexts } from './candidate-reward.ts';
import { differencesOf, type LearnedChoices, learnedChoices } from './learned-choices.ts';

export interface PreferenceRewardOptions {
  /** What texts are told apart by. */
  readonly describe: DescribeTexts;
  /** What that reads, and of which texts, where candidates are also measured by verifiers. */
  readonly chooses?: NonNullable<CandidateReward['chooses']>;
}

/** Directions of taste that people share; fewer where there are fewer people. */
const mostDirections = 10;

/** LoRe: other people's choices give shared directions, the person's own comparisons the weights, by the posterior mixture over those people. */
export function loreReward(options: PreferenceRewardOptions): CandidateReward {
  const name = 'reward:lore';
  return {
    ...{ name, version: 1, personal: true, learnsFrom: 'comparisons' },
    summary:
      'that a low-rank reward of other people’s choices likes best, mixed by how the person chose (LoRe, posterior mixture).',
    ...choosesOf(options),
    fit: async (context) => {
      const choices = learnedChoices(name, context, options.describe);
      const population = choices.people.map((comparisons) => comparisonsOf(comparisons));
      const { seed } = context;
      const rank = Math.min(mostDirections, population.length);
      const model = fitBasis(population, { rank, seed, pooled: fitPooled(population, { seed }) });
      return {
        adapt: (material) => linearScores(choices, directionOf(model, adapt(model, differencesOf(choices, material)))),
      };
    },
  };
}

/** One Bradley–Terry direction for everybody: what a population alone gives. Told nothing of the person. */
export function pooledReward(options: PreferenceRewardOptions): CandidateReward {
  const name = 'reward:pooled';
  return {
    ...{ name, version: 1, personal: false, learnsFrom: 'comparisons' },
    summary: 'that one Bradley–Terry reward of everybody’s choices likes best.',
    ...choosesOf(options),
    fit: async (context) => {
      const choices = learnedChoices(name, context, options.describe);
      const direction = fitPooled(
        choices.people.map((comparisons) => comparisonsOf(comparisons)),
        { seed: context.seed },
      );
      return { adapt: () => linearScores(choices, direction) };
    },
  };
}

export interface NeuralRewardOptions extends PreferenceRewardOptions {
  /** Steps in which the network is trained. Default 1,000. */
  readonly steps?: number;
}

/** Of a network that is trained on hundreds of choices or a few thousand. */
const training = { hidden: 32, people: 32, comparisons: 20, mostContext: 20 } as const;

/** Neural-process Bradley–Terry: the person's comparisons go through a network that other people's choices trained. */
export function neuralReward({ steps = 1000, ...options }: NeuralRewardOptions): CandidateReward {
  const name = 'reward:np';
  return {
    ...{ name, version: 1, personal: true, learnsFrom: 'comparisons' },
    summary: 'that a neural process of other people’s choices likes best, given the comparisons of the person.',
    ...choosesOf(options),
    fit: async (context) => {
      const choices = learnedChoices(name, context, options.describe);
      const { dimension, people } = choices;
      const draw = drawFromPeople(people, { dimension });
      const network = openNeuralProcess(
        trainNeuralProcess({ ...training, steps, dimension, draw, seed: context.seed }),
      );
      return {
        adapt: ({ comparisons = [] }) => {
          const person = network.encode(choices.describeChoices(comparisons));
          return (texts) => (texts.length === 0 ? [] : network.score(person, texts.map(choices.describe)));
        },
      };
    },
  };
}

function choosesOf({ chooses }: PreferenceRewardOptions): Pick<CandidateReward, 'chooses'> {
  return chooses === undefined ? {} : { chooses };
}

function linearScores({ describe }: LearnedChoices, direction: Float32Array): ScoreTexts {
  return (texts) => texts.map((text) => score(direction, describe(text)));
}

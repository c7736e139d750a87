import { describeByFeatures } from '../core/stylometry/index.ts';
import type { WritingChance } from '../engine/draw-candidates.ts';
import type { EnginePorts } from '../engine/engine-ports.ts';
import { openMaterialLearner } from '../engine/learn-material.ts';
import { HyperalignError } from '../errors.ts';
import type { LoraAdapters } from '../ports/lora-adapters.ts';
import type { Method } from '../ports/method.ts';
import type { ModelHandle } from '../ports/model.ts';
import { bestOf } from './best-of.ts';
import { bestOfReward } from './best-of-reward.ts';
import { firstHypotheses } from './first-hypotheses.ts';
import { freeSummary } from './free-summary.ts';
import { genericHypotheses } from './generic-hypotheses.ts';
import { hyperalign } from './hyperalign.ts';
import { loraAdapters } from './lora-adapters.ts';
import { mostCompliant } from './most-compliant.ts';
import { ownTurns } from './own-turns.ts';
import { loreReward, neuralReward, pooledReward } from './preference-rewards.ts';
import { rawSamples } from './raw-samples.ts';
import { retrievedSamples } from './retrieved-samples.ts';
import { zeroShot } from './zero-shot.ts';

export interface MethodParts {
  /** Where hyperalign learns: best a store of the run's own, for its people are forgotten when the methods are closed. */
  readonly ports: EnginePorts;
  readonly workspace: string;
  /** Learns profiles in place of the model that writes; null learns by counting alone. */
  readonly learnWith?: ModelHandle | null;
  /** Adapters of the rival, where there are any. */
  readonly adapters?: LoraAdapters;
}

/** How many hypotheses a method may be limited to, by name; a profile has ten at most. */
const hypothesisCounts = [1, 2, 3, 5, 10];

/**
 * Function words and marks, as with the other choices among candidates: measures of a text read character runs and lengths, and choosing by what is
 * measured would prove nothing.
 */
const chosenBy = {
  describe: describeByFeatures(['function-word', 'punctuation']),
  chooses: { family: 'word-counts', texts: 'learn' },
} as const;

/** Every method by its name, in the order of reports. What hyperalign learns of a person is shared by all its deliveries of one call. */
export function listMethods({ ports, workspace, learnWith, adapters }: MethodParts): ReadonlyMap<string, Method> {
  const learner = openMaterialLearner(ports, { workspace, ...(learnWith === undefined ? {} : { learnWith }) });
  const parts = { ports, learner };
  const varied = (chance: WritingChance) => hyperalign(parts, { delivery: 'auto', chance });
  const methods: readonly Method[] = [
    zeroShot(),
    genericHypotheses(),
    freeSummary(),
    rawSamples(),
    retrievedSamples(),
    ownTurns(),
    ...(['nearest', 'shortest', 'distinctive', 'twelve'] as const).map(ownTurns),
    hyperalign(parts, { delivery: 'auto' }),
    hyperalign(parts, { delivery: 'hypotheses' }),
    hyperalign(parts, { delivery: 'samples' }),
    hyperalign(parts, { delivery: 'both' }),
    ...hypothesisCounts.map((most) => firstHypotheses(parts, most)),
    hyperalign(parts, { delivery: 'samples', steer: 'fingerprint', name: 'hyperalign:steered' }),
    hyperalign(parts, { delivery: 'hypotheses', steer: 'hypotheses', name: 'hyperalign:hypotheses-steered' }),
    hyperalign(parts, { delivery: 'samples', postEdit: 'fingerprint', name: 'hyperalign:post-edited' }),
    hyperalign(parts, { delivery: 'hypotheses', postEdit: 'hypotheses', name: 'hyperalign:hypotheses-post-edited' }),
    mostCompliant({
      name: 'hyperalign:hypotheses-everywhere',
      of: (chance) =>
        hyperalign(parts, { delivery: 'hypotheses', steer: 'hypotheses', postEdit: 'hypotheses', chance }),
      candidates: 4,
    }),
    mostCompliant({
      name: 'hyperalign:samples-with-hypotheses',
      of: (chance) => hyperalign(parts, { delivery: 'samples', steer: 'hypotheses', postEdit: 'hypotheses', chance }),
      candidates: 4,
    }),
    bestOf({
      name: 'hyperalign:samples-everywhere',
      of: (chance) => hyperalign(parts, { delivery: 'samples', steer: 'fingerprint', postEdit: 'fingerprint', chance }),
      candidates: 4,
    }),
    bestOf({ of: varied, candidates: 4 }),
    bestOf({ of: varied, candidates: 8 }),
    bestOf({ of: (chance) => rawSamples({ chance }), candidates: 4 }),
    ...[4, 8].flatMap((candidates) =>
      [pooledReward(chosenBy), loreReward(chosenBy), neuralReward(chosenBy)].map((reward) =>
        bestOfReward({ of: (chance) => zeroShot({ chance }), candidates, reward }),
      ),
    ),
    loraAdapters(adapters ?? null),
  ];
  return new Map(methods.map((method) => [method.name, method]));
}

/** The named methods in the order of the names, each once. Throws `invalid_input` that lists the unknown names and what there is. */
export function findMethods(parts: MethodParts, names: readonly string[]): readonly Method[] {
  const methods = listMethods(parts);
  const unknown = names.filter((name) => !methods.has(name));
  if (unknown.length > 0 || names.length === 0) {
    const what =
      unknown.length > 0
        ? `There is no method ${unknown.map((name) => `"${name}"`).join(', ')}.`
        : 'No method is named.';
    throw new HyperalignError('invalid_input', `${what} There are ${[...methods.keys()].join(', ')}.`, {
      details: { unknown },
    });
  }
  return [...new Set(names)].flatMap((name) => methods.get(name) ?? []);
}

import { createRandom } from '../../src/core/numerics/index.ts';
import { neutralTexts, plantedTraits, plantTraits, type ScriptedCall } from '../../src/testing/index.ts';

/** Answers every call with invented sentences and six habits, which hang on the seed: candidates of one request differ as those of a writer in many moods. */
export function varies({ prompt, options }: ScriptedCall): string {
  const random = createRandom((options.seed ?? 0) + prompt.length);
  // One trait of a slot: others would edit the same places.
  const bySlot = new Map(random.shuffle(plantedTraits).map(({ slot, id }) => [slot, id]));
  const text = neutralTexts(random.integer(1e6), 1)[0] ?? '';
  const planting = { dose: 0.8, seed: random.integer(1e6) };
  return plantTraits([text], [...bySlot.values()].slice(0, 6), planting)[0]?.text ?? '';
}

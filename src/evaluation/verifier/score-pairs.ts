import { createRandom } from '../../core/numerics/index.ts';
import type { WritingTask } from '../../ports/method.ts';
import { calibrationIn } from '../authorship/fold-parties.ts';
import type { PeopleOfRun } from '../authorship/read-people.ts';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';
import type { Measure, MeasureSetting } from '../measure.ts';
import type { ScoredText } from '../scored-text.ts';

/**
 * Real texts by the measures of a report: each target of each person against the person who wrote it (`real-text`) and against somebody else of the same
 * fold, drawn by the seed (`other-author`).
 */
export async function scorePairs(
  { folds, everybody }: Pick<PeopleOfRun, 'folds' | 'everybody'>,
  measures: readonly Measure[],
  { seed, signal }: { readonly seed: number; readonly signal?: AbortSignal },
): Promise<readonly ScoredText[]> {
  const outsidersOf = calibrationIn(folds, { chooses: false });
  const setting: MeasureSetting = { people: everybody, outsidersOf, judge: null, seed };
  const opened = await Promise.all(
    measures.map(async (measure) => ({ name: measure.name, measure: await measure.open(setting) })),
  );
  const random = createRandom(seed);
  const rows: ScoredText[] = [];
  for (const { people } of folds)
    for (const writer of people)
      for (const target of writer.targets) {
        signal?.throwIfAborted();
        const [other] = random.choose(
          people.filter((one) => one !== writer),
          1,
        );
        for (const [method, person] of [['real-text', writer] as const, ['other-author', other] as const]) {
          if (person === undefined) continue;
          const values: Record<string, number | null> = {};
          for (const { name, measure } of opened)
            values[name] = await measure({
              ...{ person: person.person, task: taskOf(person, target), target: target.text },
              ...{ text: target.text, samples: [] },
            });
          rows.push({ method, kind: 'reference', person: writer.person, task: target.id, draw: 0, values });
        }
      }
  return rows;
}

/** Nothing is asked for: what was written is there. */
function taskOf({ person, register }: EvaluationPerson, { id }: EvaluationText): WritingTask {
  return { id, person, register, brief: '', words: 0 };
}

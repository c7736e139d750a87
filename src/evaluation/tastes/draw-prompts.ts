import { isHyperalignError } from '../../errors.ts';
import { drawTexts } from '../../methods/draw-texts.ts';
import type { MethodText, PreparedMethod, WritingTask } from '../../ports/method.ts';
import type { ExperimentSetting } from '../experiment.ts';
import { runUnits, type UnitResult } from '../run-units.ts';

/** A prompt with the texts that were drawn for it, in the order of drawing. */
export interface DrawnPrompt {
  readonly task: WritingTask;
  readonly texts: readonly string[];
}

interface PromptResult extends UnitResult {
  readonly drawn: DrawnPrompt | null;
}

export interface DrawPromptsInput {
  readonly tasks: readonly WritingTask[];
  readonly writer: PreparedMethod;
  readonly candidates: number;
}

export interface DrawnPrompts {
  readonly prompts: readonly DrawnPrompt[];
  /** Prompts that the budget did not allow. */
  readonly left: number;
  /** Why prompts gave nothing, counted. */
  readonly failures: Readonly<Record<string, number>>;
}

/** Candidates of every prompt, drawn once for everybody, as the best-of methods draw them. Empty texts are left out. Throws `aborted`, and the model's own error when nothing works from the start. */
export async function drawPrompts(
  { meter, options, onProgress, signal }: Pick<ExperimentSetting, 'meter' | 'options' | 'onProgress' | 'signal'>,
  { tasks, writer, candidates }: DrawPromptsInput,
): Promise<DrawnPrompts> {
  const draw = { seed: options.seed, ...(signal === undefined ? {} : { signal }) };
  const results = await runUnits({
    ...{ units: tasks, parallel: options.parallel, meter },
    run: async (task: WritingTask): Promise<readonly PromptResult[]> => {
      try {
        const drawn = await drawTexts(writer, candidates, task, draw);
        return [{ id: task.id, drawn: { task, texts: filledOf(drawn) } }];
      } catch (error) {
        if (signal?.aborted === true || !isHyperalignError(error) || error.code === 'aborted') throw error;
        return [{ id: task.id, drawn: null, error }];
      }
    },
    onResult: (done) => onProgress({ step: 'drawing candidates', done, total: tasks.length }),
    ...(signal === undefined ? {} : { signal }),
  });
  const failures: Record<string, number> = {};
  for (const { error } of results.values())
    if (error !== undefined) failures[error.code] = (failures[error.code] ?? 0) + 1;
  return {
    prompts: tasks.flatMap(({ id }) => results.get(id)?.drawn ?? []),
    left: tasks.length - results.size,
    failures,
  };
}

function filledOf(drawn: readonly MethodText[]): readonly string[] {
  return drawn.map(({ text }) => text.trim()).filter((text) => text !== '');
}

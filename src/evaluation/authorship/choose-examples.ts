import type { Example } from '../../contracts/evaluation-report.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { maskNames, maskPersonalData, measureLeakage } from '../../core/text/index.ts';
import type { WritingTask } from '../../ports/method.ts';
import type { CellResult } from '../run-cells.ts';
import type { ScoredText } from '../scored-text.ts';
import { armName } from './plan-cells.ts';

/** Tasks that are shown. */
const shownTasks = 4;

/** A text that copied more words in a row than this is not shown: it may be a sample. */
const mostCopied = 6;

const shownMeasures = ['similarity-masked', 'verification', 'content-kept', 'leakage', 'length-ratio'];

/**
 * A few tasks drawn by the seed, with what every arm wrote, side by side. Names are other names, addresses and numbers are masked, and what copies a
 * sample stays out: a report holds no text of a person.
 */
export function chooseExamples({
  results,
  rows,
  setting,
}: {
  readonly results: readonly CellResult[];
  readonly rows: readonly ScoredText[];
  readonly setting: { readonly options: { readonly seed: number } };
}): readonly Example[] {
  const valuesOf = new Map(
    rows.map((row) => [[row.method, row.person, row.task, row.draw].join('\u0000'), row.values]),
  );
  const shown = results.filter(({ cell }) => cell.draw === 0);
  const tasks = [...new Map(shown.map(({ cell }) => [`${cell.task.person}\u0000${cell.task.id}`, cell.task])).values()];
  return createRandom(setting.options.seed)
    .choose(tasks, shownTasks)
    .map((task, at): Example => {
      const own = shown.filter(({ cell }) => cell.task.person === task.person && cell.task.id === task.id);
      return {
        task: `Task ${at + 1}`,
        brief: withoutPeople(withoutGiven(task.brief, task)),
        texts: own.flatMap(({ cell, written }) => {
          const method = armName(cell.method.name, cell.kind);
          const values = valuesOf.get([method, task.person, task.id, 0].join('\u0000')) ?? {};
          if (written === null || (values['longest-copy'] ?? 0) > mostCopied || saysGiven(written.text, task))
            return [];
          const measures = Object.fromEntries(shownMeasures.map((name) => [name, values[name] ?? null]));
          return [{ method, text: withoutPeople(withoutGiven(written.text, task)), measures }];
        }),
        statements: [
          ...new Set(own.filter(({ cell }) => cell.kind === 'method').flatMap(({ statements }) => statements)),
        ],
      };
    });
}

/** A given opening is a sentence of the person, and no report quotes one. */
function withoutGiven(text: string, { opening = '' }: WritingTask): string {
  return opening === '' ? text : text.replaceAll(opening, () => '[first sentence of the text]');
}

/** Whether the given opening comes back, in whatever case and marks: `longest-copy` passes over what the brief says. */
function saysGiven(text: string, { opening = '' }: WritingTask): boolean {
  return measureLeakage(text, { samples: [opening], task: '' }).longestRun > mostCopied;
}

function withoutPeople(text: string): string {
  return maskNames(maskPersonalData(text).text);
}

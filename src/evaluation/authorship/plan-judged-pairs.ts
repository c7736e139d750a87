import { createRandom } from '../../core/numerics/index.ts';
import type { WritingTask } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import { balancedPairs } from '../judges/balanced-pairs.ts';
import type { CalibrationName } from '../judges/calibration-rows.ts';
import type { JudgedText, PairToJudge } from '../judges/pair-verdict.ts';
import type { CellResult } from '../run-cells.ts';
import { planContrasts } from './contrast-plans.ts';
import { floorTexts } from './floor-texts.ts';
import { armName } from './plan-cells.ts';

export interface PlanJudgedPairsInput {
  readonly results: readonly CellResult[];
  readonly people: readonly EvaluationPerson[];
  readonly tasks: ReadonlyMap<string, readonly WritingTask[]>;
  readonly donors: ReadonlyMap<string, EvaluationPerson>;
  /** Id of the model that wrote. */
  readonly writer: string | null;
  readonly seed: number;
}

export interface JudgedPairPlan extends PairToJudge {
  readonly task: string;
  readonly draw: number;
}

export interface JudgedPairs {
  readonly calibration: readonly JudgedPairPlan[];
  /** The arms of the main contrasts. */
  readonly comparisons: readonly {
    readonly a: string;
    readonly b: string;
    readonly pairs: readonly JudgedPairPlan[];
  }[];
}

/** A judge costs two calls a pair; what is left out is drawn by the seed, evenly over people. */
const mostPairs = { comparison: 60, calibration: 24 } as const;

/** The person's own texts that a judge is shown. */
const shownTexts = 3;

/** What a judge is asked about: arms of the main contrasts, task by task, and pairs with known answers. */
export function planJudgedPairs(input: PlanJudgedPairsInput): JudgedPairs {
  const written = writtenTexts(input);
  const arms = [...new Set(written.map(({ arm }) => arm))];
  const balanced = (pairs: readonly JudgedPairPlan[], most: number) => balancedPairs(pairs, { most, seed: input.seed });
  const comparisons = planContrasts(arms)
    .filter(({ main }) => main)
    .map(({ a, b }) => ({ a, b, pairs: balanced(sameTask(input, written, [a, b]), mostPairs.comparison) }));
  return {
    comparisons,
    calibration: calibrationPairs(input, written).flatMap((pairs) => balanced(pairs, mostPairs.calibration)),
  };
}

interface WrittenText extends JudgedText {
  readonly arm: string;
  readonly person: string;
  readonly task: string;
  readonly draw: number;
}

function writtenTexts({ results, people, tasks, donors, writer }: PlanJudgedPairsInput): readonly WrittenText[] {
  const generated = results.flatMap(({ cell: { method, kind, task, draw }, written }): readonly WrittenText[] =>
    written === null
      ? []
      : [
          {
            arm: armName(method.name, kind),
            person: task.person,
            task: task.id,
            draw,
            text: written.text,
            model: writer,
          },
        ],
  );
  const references = people.flatMap((one) => {
    const { person, targets } = one;
    const asked = tasks.get(person) ?? [];
    const floor = floorTexts(one, { tasks: asked, donor: donors.get(person) });
    return asked.flatMap(({ id: task }): readonly WrittenText[] => {
      const common = { person, task, draw: 0, model: null };
      const [own, other] = [targets.find(({ id }) => id === task), floor.get(task)];
      return [
        ...(own === undefined ? [] : [{ ...common, arm: 'real-text', text: own.text }]),
        ...(other === undefined ? [] : [{ ...common, arm: 'other-author', text: other.text }]),
      ];
    });
  });
  return [...generated, ...references];
}

function calibrationPairs(
  input: PlanJudgedPairsInput,
  written: readonly WrittenText[],
): readonly (readonly JudgedPairPlan[])[] {
  const placebos = new Set(written.map(({ arm }) => arm).filter((arm) => arm.endsWith(':placebo')));
  const placebo = [...favouredPlacebos, ...placebos].find((arm) => placebos.has(arm));
  const named = (row: CalibrationName, arms: readonly [string, string]) => sameTask(input, written, arms, row);
  return [
    named('real-text/other-author', ['real-text', 'other-author']),
    named('real-text/zero-shot', ['real-text', 'zero-shot']),
    sameArm(input, written, 'real-text', 'real-text/real-text'),
    sameArm(input, written, 'zero-shot', 'zero-shot/zero-shot'),
    placebo === undefined ? [] : named('placebo/zero-shot', [placebo, 'zero-shot']),
  ];
}

/** Told of another person's hypotheses; else whatever another person's material was used for. */
const favouredPlacebos = ['hyperalign:hypotheses:placebo', 'hyperalign:placebo'];

/** Two arms' texts for the same task and draw; a reference has one draw. */
function sameTask(
  input: PlanJudgedPairsInput,
  written: readonly WrittenText[],
  [a, b]: readonly [string, string],
  row = `${a}/${b}`,
): readonly JudgedPairPlan[] {
  const key = ({ person, task, draw }: WrittenText) => [person, task, draw].join('\u0000');
  const others = new Map(written.filter(({ arm }) => arm === b).map((text) => [key(text), text]));
  return written
    .filter(({ arm }) => arm === a)
    .flatMap((first) => {
      const second = others.get(key(first));
      return second === undefined ? [] : planned(input, row, first, second);
    });
}

/** Texts of one arm for different tasks of the person, two by two, which of them is the first left to the seed. */
function sameArm(
  input: PlanJudgedPairsInput,
  written: readonly WrittenText[],
  arm: string,
  row: CalibrationName,
): readonly JudgedPairPlan[] {
  const random = createRandom(input.seed);
  return input.people.flatMap(({ person }) => {
    const own = random.shuffle(written.filter((text) => text.arm === arm && text.person === person));
    return own.flatMap((first, at) => {
      const second = own[at + 1];
      return at % 2 === 1 || second === undefined ? [] : planned(input, row, first, second);
    });
  });
}

function planned(
  { people, seed }: PlanJudgedPairsInput,
  row: string,
  first: WrittenText,
  second: WrittenText,
): readonly JudgedPairPlan[] {
  const { person, task, draw } = first;
  const evaluate = people.find((one) => one.person === person)?.evaluate ?? [];
  const known = createRandom(seed)
    .choose(evaluate, shownTexts)
    .map(({ text }) => text);
  const id = [row, person, task, draw].join('\u0000');
  return known.length === 0 ? [] : [{ id, row, person, task, draw, known, first, second }];
}

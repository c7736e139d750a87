import type { Curve, Table } from '../../contracts/evaluation-report.ts';
import { pointArm } from '../arm-names.ts';
import { computeContrasts } from '../contrasts.ts';
import type { ExperimentOutcome } from '../experiment.ts';
import { figureOf, type Range } from '../figures.ts';
import { rangeOf as rangeOfMeasure } from '../measures/range-of.ts';
import type { ScoredText } from '../scored-text.ts';

export interface Steps {
  /** What the x axis counts: `samples`. */
  readonly x: string;
  readonly values: readonly number[];
  readonly labelOf: (value: number) => string;
  /** Arm at a value, where the method itself holds it; default: the arm with the label of the value. */
  readonly armOf?: (arm: string, value: number) => string;
}

export interface CurveInput {
  readonly rows: readonly ScoredText[];
  /** Arms that change along the axis, and arms that do not. */
  readonly moving: readonly string[];
  readonly still: readonly string[];
  readonly steps: Steps;
  readonly seed: number;
  /** Where a measure ends. Default: as of the measures of written texts. */
  readonly rangeOf?: (measure: string) => Range | null;
}

/** One curve a measure, one line an arm with its interval; arms that the axis does not move stand as level lines. */
export function pointCurves(input: CurveInput, measures: readonly string[]): readonly Curve[] {
  const { rows, moving, still, steps, seed, rangeOf = rangeOfMeasure } = input;
  return measures.map((measure) => ({
    ...{ name: `${measure} by ${steps.x}`, x: steps.x, y: measure },
    lines: [
      ...moving.map((arm) => ({ name: arm, at: (value: number) => armAt(steps, arm, value), level: false })),
      ...still.map((arm) => ({ name: arm, at: () => arm, level: true })),
    ]
      .map(({ name, at, level }) => ({
        name,
        points: steps.values.flatMap((x) => {
          const own = rows.filter(({ method }) => method === at(x));
          return own.length === 0 ? [] : [{ x, ...figureOf(own, measure, { seed, range: rangeOf(measure) }) }];
        }),
        ...(level ? { level } : {}),
      }))
      .filter(({ points }) => points.length > 0),
  }));
}

/** The outcome with its curves; one on which nothing was measured is named in place of an empty plot. */
export function withCurves(outcome: ExperimentOutcome, curves: readonly Curve[]): ExperimentOutcome {
  const isEmpty = ({ lines }: Curve): boolean => lines.every(({ points }) => points.every(({ n }) => n === 0));
  return {
    ...outcome,
    curves: curves.filter((curve) => !isEmpty(curve)),
    notRun: [
      ...outcome.notRun,
      ...curves.filter(isEmpty).map(({ name }) => ({ name: `curve ${name}`, reason: 'no text was given a value' })),
    ],
  };
}

/** Each method over its placebo along the axis, and the least value from which its interval lies above 0. */
export function overPlacebo(
  { rows, moving, steps, seed }: CurveInput,
  measure: string,
): { readonly table: Table; readonly least: ReadonlyMap<string, number | null> } {
  const methods = moving.filter((arm) => !arm.endsWith(':placebo'));
  const found = methods.flatMap((arm) =>
    steps.values.flatMap((value) => {
      const [a, b] = [armAt(steps, arm, value), armAt(steps, `${arm}:placebo`, value)];
      const [contrast] = computeContrasts(rows, [{ a, b, measure, kind: 'difference', main: false }], seed);
      return contrast === undefined ? [] : [{ arm, value, contrast }];
    }),
  );
  return {
    table: {
      name: `Own over placebo by ${steps.x}`,
      columns: ['method', steps.x, 'difference', 'low', 'high', 'people'],
      rows: found.map(({ arm, value, contrast: { mean, low, high, n } }) => [arm, value, mean, low, high, n]),
      note: `Difference in ${measure}, means by person.`,
    },
    least: new Map(
      methods.map((arm) => [
        arm,
        found.find((one) => one.arm === arm && one.contrast.low !== null && one.contrast.low > 0)?.value ?? null,
      ]),
    ),
  };
}

function armAt({ labelOf, armOf }: Steps, arm: string, value: number): string {
  return armOf?.(arm, value) ?? pointArm(arm, labelOf(value));
}

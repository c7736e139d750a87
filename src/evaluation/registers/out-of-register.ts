import { pointArm } from '../arm-names.ts';
import { mainMeasure } from '../authorship/contrast-plans.ts';
import { makeBriefs } from '../authorship/make-briefs.ts';
import { placed } from '../curves/placed-rows.ts';
import { type CurveInput, overPlacebo, pointCurves, withCurves } from '../curves/point-curves.ts';
import { pointMeasures, reportPoints } from '../curves/report-points.ts';
import { type Point, runPoints } from '../curves/run-points.ts';
import { toldTable } from '../curves/told-table.ts';
import { openDatasetOf } from '../datasets/open-dataset.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import { plantedRegisters } from './planted-registers.ts';
import { readTwoRegisters, type TwoRegisters } from './read-two-registers.ts';

/** Whether what is learned of somebody's e-mails says anything of their posts. */
export const outOfRegister: Experiment = {
  name: 'out-of-register',
  summary: 'How much of a gain is left when a person is learned in one register and written for in another?',
  needsModel: true,
  reads: ['data', 'people', 'tasks', 'methods', 'cutWords', 'learnWith'],
  run: runOutOfRegister,
};

const defaultMethods = ['zero-shot', 'own-turns', 'hyperalign', 'hyperalign:hypotheses'];
const defaultPeople = 20;
const defaultTasks = 2;

const learned = ['another register', 'the same register'] as const;
const steps: CurveInput['steps'] = {
  x: 'learned in: 1 another register, 2 the same',
  values: [1, 2],
  labelOf: (value) => learned[value - 1] ?? '',
};

async function runOutOfRegister(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options } = setting;
  const { seed } = options;
  const { of, caution } = await peopleOf(setting);
  const methods = setting.methods(setting.ports, options.methods ?? defaultMethods);
  const moving = methods.filter(({ personal }) => personal).map(({ name }) => name);
  const still = methods.filter(({ personal }) => !personal).map(({ name }) => name);
  const briefs = await makeBriefs(
    setting,
    of.folds.flatMap(({ people }) => people),
  );
  const ran = await runPoints(setting, {
    of,
    briefs,
    points: pointsOf(of, { moving, still }),
    measures: pointMeasures,
  });
  const curve: CurveInput = {
    ...{ rows: ran.rows, steps, still: [...still, 'real-text', 'other-author'], seed },
    moving: moving.flatMap((name) => [name, `${name}:placebo`]),
  };
  const outcome = reportPoints({
    ...{ setting, of, ran, notRun: [] },
    plans: moving.flatMap((name) => {
      const [out, within] = learned.map((label) => pointArm(name, label));
      const placebo = pointArm(`${name}:placebo`, learned[0]);
      return [placebo, 'zero-shot', within ?? ''].map((b) => ({
        ...{ a: out ?? '', b, measure: mainMeasure },
        ...({ kind: 'difference', main: b === placebo } as const),
      }));
    }),
    parameters: {
      ...{ tasks: options.tasks ?? defaultTasks, learned: of.learnRegister, written: of.register },
      authors: of.dataset.files.length === 0 ? 'planted' : 'of the data set',
    },
  });
  const told = toldTable(ran.points, {
    ...{ methods: moving, x: 'learned in' },
    at: learned.map((label) => ({ label, shown: label })),
  });
  return withCurves(
    { ...outcome, tables: [overPlacebo(curve, mainMeasure).table, told], cautions: [caution, ...outcome.cautions] },
    pointCurves(curve, [mainMeasure, placed.name, 'verification']),
  );
}

/** The data set's own people where four have both registers, planted authors otherwise. */
async function peopleOf({
  files,
  options,
}: ExperimentSetting): Promise<{ readonly of: TwoRegisters; readonly caution: string }> {
  const wanted = { people: options.people ?? defaultPeople, tasks: options.tasks ?? defaultTasks };
  const asked =
    options.data === null
      ? null
      : await openDatasetOf(files, 'authorship', { dataset: options.data, folder: options.folder });
  const real = asked === null ? null : readTwoRegisters(asked, options, wanted);
  if (real !== null)
    return { of: real, caution: `${real.elsewhere.size} people of ${real.dataset.name} have texts of both registers.` };
  const planted = readTwoRegisters(plantedRegisters(2 * Math.max(wanted.people, 4), options.seed), options, wanted);
  // Half of them are written for, and the other half are outsiders; each has 24 texts in each register.
  if (planted === null) throw new Error('The planted authors lack a register.');
  const why = asked === null ? 'No data set was named' : `Fewer than four people of ${asked.name} have two registers`;
  return {
    of: planted,
    caution: `${why}: these are planted authors, who have the same habits in both by construction.`,
  };
}

function pointsOf(
  { learnRegister, elsewhere }: TwoRegisters,
  { moving, still }: { readonly moving: readonly string[]; readonly still: readonly string[] },
): readonly Point[] {
  const points: readonly Point[] = [
    { label: '', methods: still },
    {
      ...{ label: learned[0], methods: moving, register: learnRegister },
      change: (person) => {
        const there = elsewhere.get(person.person);
        return there === undefined
          ? person
          : { ...person, register: learnRegister, learn: there.learn, select: there.select };
      },
    },
    { label: learned[1], methods: moving },
  ];
  return points.filter((point) => point.methods.length > 0);
}

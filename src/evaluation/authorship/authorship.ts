import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Experiment, ExperimentOutcome, ExperimentSetting } from '../experiment.ts';
import type { Measure } from '../measure.ts';
import { openNaming } from '../measures/attribution.ts';
import { authorshipMeasures } from '../measures/index.ts';
import { selectionScore } from '../measures/selection-score.ts';
import type { CellResult } from '../run-cells.ts';
import { assertChosenApart } from './assert-chosen-apart.ts';
import { calibrationIn, donorsOf, populationIn } from './fold-parties.ts';
import { judgeWriting, notJudged } from './judge-writing.ts';
import { makeBriefs, tasksOf } from './make-briefs.ts';
import { openInterim } from './open-interim.ts';
import { readPeople } from './read-people.ts';
import { reportAuthorship } from './report-authorship.ts';
import { scoreTexts } from './score-texts.ts';
import { writeArms } from './write-arms.ts';

/** The paper's first experiment, with the controls that it lacks. */
export const authorship: Experiment = {
  name: 'authorship',
  summary: 'Does a text that a method wrote read as this person wrote it, and not as somebody else or nobody did?',
  needsModel: true,
  reads: [
    'data',
    'people',
    'tasks',
    'methods',
    'adapters',
    'draws',
    'cutWords',
    'learnWith',
    'briefs',
    'judge',
    'secondJudge',
  ],
  run: runAuthorship,
};

/** What runs unless methods are named: the product, its control, and what it is held against. */
const defaultMethods = ['zero-shot', 'raw-samples', 'own-turns', 'hyperalign', 'hyperalign:hypotheses'];
const defaultPeople = 20;
const defaultTasks = 3;

async function runAuthorship(setting: ExperimentSetting): Promise<ExperimentOutcome> {
  const { options, onProgress } = setting;
  const { seed } = options;
  const of = await readPeople(setting, {
    people: options.people ?? defaultPeople,
    tasks: options.tasks ?? defaultTasks,
  });
  const people = of.folds.flatMap((fold) => fold.people);
  const methods = options.methods ?? defaultMethods;
  const dealt = assertChosenApart(setting, { of, methods, measures: authorshipMeasures });
  const measures = measuresOf(setting, dealt.bySelectionTexts ? populationIn(of.folds, dealt) : null);
  const briefs = await makeBriefs(setting, people);
  const tasks = tasksOf(briefs);
  const donors = donorsOf(of.folds, seed);
  const fittedOn = { people: of.everybody, outsidersOf: calibrationIn(of.folds, dealt), judge: setting.judge, seed };
  const scored = (results: readonly CellResult[], whom: readonly EvaluationPerson[]) =>
    scoreTexts({
      ...{ results, people: whom, tasks, donors, measures },
      ...{ setting: fittedOn, ...(setting.planning === true ? {} : { naming: openNaming(fittedOn) }) },
    });
  const interim = openInterim(setting.onInterim, people.length, async (written, done) => {
    const whom = people.filter(({ person }) => done.has(person));
    const rows = await scored(written.results, whom);
    const outcome = reportAuthorship({
      ...{ setting, of, people: whom, briefs, measures, rows, judged: notJudged },
      ...written,
    });
    const caution = `Interim: ${whom.length} of ${people.length} people, while the run goes on. What is stopped on when it looks good is no result.`;
    return { ...outcome, cautions: [caution, ...outcome.cautions] };
  });
  const written = await writeArms(setting, { of, tasks, donors, methods, onPerson: interim.onPerson });
  await interim.end();
  onProgress({ step: 'measuring', done: written.results.length, total: written.results.length });
  const rows = await scored(written.results, people);
  const judged = await judgeWriting(setting, { results: written.results, people, tasks, donors, rows });
  return reportAuthorship({ ...{ setting, of, people, briefs, measures, rows, judged }, ...written });
}

/**
 * The measures of the outcome, and beside them what candidates are chosen by, where they are, which must share nothing with them. None in a dry run: none asks
 * a model, and fitting them is most of what it would take.
 */
function measuresOf(
  { planning = false }: ExperimentSetting,
  populationOf: ((person: string) => readonly EvaluationPerson[]) | null,
): readonly Measure[] {
  if (planning) return [];
  return populationOf === null ? authorshipMeasures : [...authorshipMeasures, selectionScore(populationOf)];
}

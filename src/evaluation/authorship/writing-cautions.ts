import { groupBy } from '../../core/numerics/group-by.ts';
import type { Method } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure } from '../measure.ts';
import { fewestWords } from './choose-tasks.ts';
import { fewestOutsiders, originOfBackground } from './fold-background.ts';
import type { Brief } from './make-brief.ts';
import type { PeopleOfRun } from './read-people.ts';

export interface CautionedRun {
  readonly of: Pick<PeopleOfRun, 'folds' | 'register' | 'shortRests'> & {
    readonly dataset: Pick<PeopleOfRun['dataset'], 'format'>;
  };
  readonly people: readonly EvaluationPerson[];
  readonly methods: readonly Method[];
  readonly measures: readonly Pick<Measure, 'name' | 'fittedOn'>[];
  readonly briefs: ReadonlyMap<string, readonly Brief[]>;
  readonly draws: number;
  /** Why people of the data set are not in it, counted. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Texts that a budget did not allow. */
  readonly cellsLeft: number;
}

const manyPeople = 50;
const fewPeople = 10;

/** What a reader of the figures has to know before believing them. */
export function* writingCautions({
  of,
  people,
  methods,
  measures,
  briefs,
  draws,
  leftOut,
  cellsLeft,
}: CautionedRun): Iterable<string> {
  if (people.length < fewPeople) yield `With ${people.length} people this is a demonstration, not a result.`;
  else if (people.length < manyPeople)
    yield `With ${people.length} people intervals are somewhat too narrow where differences are skewed (coverage .88 to .94 at n = 25).`;
  if (draws === 1)
    yield 'One text a task and method: the chance of a draw widens the intervals and cannot be told from differences between tasks.';
  const splits = groupBy(people, ({ learn }) => learn.length);
  if (splits.size > 1)
    yield `People have different numbers of texts: ${[...splits]
      .toSorted(([a], [b]) => b - a)
      .map(([texts, those]) => `${those.length} are learned from ${texts}`)
      .join(', ')}; figures of those with fewer are weaker and stand in the same means.`;
  yield* ofMethods(methods, measures);
  yield* ofBackgrounds(of);
  const all = [...briefs.values()].flat();
  const notes = all.filter(({ origin }) => origin === 'notes').length;
  if (notes > 0)
    yield `${notes} of ${all.length} briefs are key phrases of the text, because no brief of the model passed the checks.`;
  if (all.some(({ origin }) => origin === 'opening'))
    yield 'Every brief gives the first sentence of the text set aside: by it zero-shot, too, has a sentence of the person to go by.';
  const { shortRests = 0 } = of;
  if (shortRests > 0)
    yield `Texts set aside that are no tasks, because fewer than ${fewestWords} words follow their first sentence: ${shortRests}, of everybody in the data set.`;
  if (cellsLeft > 0) yield `${cellsLeft} texts were not written: the token budget was used up.`;
  const reasons = Object.entries(leftOut);
  if (reasons.length > 0)
    yield `People left out: ${reasons.map(([reason, count]) => `${count} ${reason}`).join(', ')}.`;
}

function* ofMethods(methods: readonly Method[], measures: CautionedRun['measures']): Iterable<string> {
  const named = (those: readonly Method[]) => those.map(({ name }) => name).join(', ');
  const comparing = methods.filter(({ learnsFrom }) => learnsFrom === 'comparisons');
  if (comparing.length > 0)
    yield `Nobody chose anything here: ${named(comparing)} learned from own texts as if they had been preferred to other people's, which says how somebody writes and not what they would pick.`;
  const acting = methods.filter(({ actsOn }) => actsOn === 'catalogue');
  const counted = measures.filter(({ fittedOn }) => fittedOn?.family === 'catalogue').map(({ name }) => name);
  const acted = ['compliance', ...counted];
  if (acting.length > 0)
    yield `Texts of ${named(acting)} are chosen, steered or edited by counted features: ${acted.join(', ')} ${acted.length === 1 ? 'shows' : 'show'} of them that this works, and not that the texts read as the person's.`;
}

function* ofBackgrounds({ folds, register, dataset }: CautionedRun['of']): Iterable<string> {
  const written = folds.filter(({ people }) => people.length > 0);
  const few = written.filter(({ outsiders }) => originOfBackground(outsiders, dataset.format) !== 'outsiders');
  const [first] = few;
  if (first === undefined) return;
  const whom = few.flatMap(({ people }) => people).length;
  const counts = few.map(({ outsiders }) => outsiders.length).join(' and ');
  const start = `${whom} of the people were not learned against the other half of the corpus, which has ${counts} people and not the ${fewestOutsiders} that it takes`;
  yield originOfBackground(first.outsiders, dataset.format) === 'shipped'
    ? `${start}: the shipped background of the register ${register} stood in, and nothing here says whether it holds people of this corpus.`
    : `${start}: the shipped background of the register ${register} was counted from this very corpus, so the register nearest to it stood in, and habits of everybody in ${register} may have been learned as theirs.`;
}

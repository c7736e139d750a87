import { HyperalignError } from '../errors.ts';
import type { Method } from '../ports/method.ts';
import type { EvaluationPerson, EvaluationText } from './evaluation-person.ts';
import type { Measure } from './measure.ts';
import { type DisjointText, findSetOverlaps } from './splits/assert-disjoint.ts';

/** What candidates are chosen by. */
export interface ChoosingSide {
  readonly methods: readonly Pick<Method, 'name' | 'chooses'>[];
  /** Who is written for: their selection texts are what candidates are held against. */
  readonly people: readonly EvaluationPerson[];
  /** Whose learning and selection texts the scorer's scales are fitted on. */
  readonly population: readonly EvaluationPerson[];
}

/** What texts are measured by. */
export interface MeasuringSide {
  readonly measures: readonly Pick<Measure, 'name' | 'fittedOn'>[];
  /** Whose evaluation texts measures are fitted on. */
  readonly people: readonly EvaluationPerson[];
  /** On whom verifiers are calibrated: their evaluation and other held-out texts. */
  readonly calibration: readonly EvaluationPerson[];
}

/**
 * Stops a run in which candidates would be chosen by what they are measured with: no feature family, no reference text and no calibration person may be
 * on both sides (evaluation.md M5, E7). Says nothing where no method chooses. Throws `invalid_input` with everything that is shared.
 */
export function assertVerifiersApart(choosing: ChoosingSide, measuring: MeasuringSide): void {
  const choosers = choosing.methods.flatMap(({ name, chooses }) => (chooses === undefined ? [] : [{ name, chooses }]));
  if (choosers.length === 0) return;
  const faults = [
    ...choosers.flatMap(({ name, chooses }) => sharedBases(name, chooses, measuring.measures)),
    ...sharedTexts(choosing, measuring),
    ...sharedPeople(choosing.population, measuring.calibration),
  ];
  if (faults.length === 0) return;
  throw new HyperalignError(
    'invalid_input',
    `Candidates would be chosen by what they are measured with.\n${faults.map((fault) => `  ${fault}`).join('\n')}\nLeave the methods that choose out, or choose by other features, texts and people.`,
    { details: { methods: choosers.map(({ name }) => name), faults } },
  );
}

function sharedBases(
  method: string,
  { family, texts }: NonNullable<Method['chooses']>,
  measures: MeasuringSide['measures'],
): readonly string[] {
  return measures.flatMap(({ name, fittedOn }) => [
    ...(fittedOn?.family === family ? [`${method} and ${name} both read the features ${family}`] : []),
    ...(fittedOn?.texts === texts ? [`${method} and ${name} both are fitted on the texts to ${texts} by`] : []),
  ]);
}

function sharedTexts(choosing: ChoosingSide, measuring: MeasuringSide): readonly string[] {
  const textsOf = (people: readonly EvaluationPerson[], of: (person: EvaluationPerson) => readonly EvaluationText[]) =>
    people.flatMap((person) =>
      of(person).map(({ id, source, text }): DisjointText => ({ id, person: person.person, source, text })),
    );
  // The same people stand on both sides; what may not is a text of theirs.
  const group = 'verifiers';
  const overlaps = findSetOverlaps([
    {
      ...{ group, name: 'choosing' },
      texts: [
        ...textsOf(choosing.people, ({ select }) => select),
        ...textsOf(choosing.population, ({ learn, select }) => [...learn, ...select]),
      ],
    },
    {
      ...{ group, name: 'measuring' },
      texts: [
        ...textsOf([...new Set([...measuring.people, ...measuring.calibration])], ({ evaluate }) => evaluate),
        // Verification is calibrated on these of outsiders, too.
        ...textsOf(measuring.calibration, ({ targets, unasked = [] }) => [...targets, ...unasked]),
      ],
    },
  ]);
  return overlaps.map(({ by, ids }) => `choosing and measuring share ${by}s: ${shown(ids)}`);
}

function sharedPeople(
  population: readonly EvaluationPerson[],
  calibration: readonly EvaluationPerson[],
): readonly string[] {
  const known = new Set(calibration.map(({ person }) => person));
  const shared = [...new Set(population.map(({ person }) => person))].filter((person) => known.has(person));
  return shared.length === 0 ? [] : [`choosing and measuring are both calibrated on: ${shown(shared)}`];
}

function shown(ids: readonly string[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? `, … (${ids.length} in all)` : ''}`;
}

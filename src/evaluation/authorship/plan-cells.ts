import type { Method, PersonMaterial, WritingTask } from '../../ports/method.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Cell } from '../run-cells.ts';

export interface PlanCellsInput {
  readonly people: readonly EvaluationPerson[];
  readonly tasks: ReadonlyMap<string, readonly WritingTask[]>;
  readonly methods: readonly Method[];
  /** Person → whose material their placebo is made with. */
  readonly donors: ReadonlyMap<string, EvaluationPerson>;
  readonly draws: number;
  readonly seed: number;
  /** What methods are told of a person. Default: `materialOf`. */
  readonly material?: (person: EvaluationPerson) => PersonMaterial;
}

/** Every text of a run: each task of each person by each method, and by each personal one with the donor's material. One person after the other. */
export function planCells(input: PlanCellsInput): readonly Cell[] {
  const { people, tasks, methods, donors, draws, seed, material: tell = materialOf } = input;
  return people.flatMap((person) =>
    methods.flatMap((method) =>
      armsOf(method, { person, donor: donors.get(person.person) }, tell).flatMap(({ kind, material }) =>
        (tasks.get(person.person) ?? []).flatMap((task) =>
          Array.from(
            { length: draws },
            (_, draw): Cell => ({
              id: [armName(method.name, kind), person.person, task.id, draw].join('\u0000'),
              ...{ method, material, kind, task, draw },
              // The same chance in every arm.
              seed: seed + draw,
            }),
          ),
        ),
      ),
    ),
  );
}

/** `hyperalign`, `hyperalign:placebo`: the name of an arm in reports. */
export function armName(method: string, kind: Cell['kind']): string {
  return kind === 'placebo' ? `${method}:placebo` : method;
}

/** All of a person that methods may know. */
export function materialOf({ person, register, learn, select }: EvaluationPerson): PersonMaterial {
  return {
    person,
    register,
    samples: learn.map(({ id, text, source }) => ({ id, text, source })),
    selection: select.map(({ text }) => text),
  };
}

interface Arm {
  readonly kind: Cell['kind'];
  readonly material: PersonMaterial;
}

function armsOf(
  method: Method,
  { person, donor }: { readonly person: EvaluationPerson; readonly donor: EvaluationPerson | undefined },
  tell: (person: EvaluationPerson) => PersonMaterial,
): readonly Arm[] {
  const own: Arm = { kind: 'method', material: tell(person) };
  return method.personal && donor !== undefined ? [own, { kind: 'placebo', material: tell(donor) }] : [own];
}

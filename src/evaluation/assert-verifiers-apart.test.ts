import { describe, expect, test } from 'vitest';
import { assertVerifiersApart, type ChoosingSide, type MeasuringSide } from './assert-verifiers-apart.ts';
import { dealOutsiders } from './authorship/fold-parties.ts';
import type { EvaluationPerson, EvaluationText } from './evaluation-person.ts';
import { authorshipMeasures } from './measures/index.ts';

const chooser: ChoosingSide['methods'][number] = {
  name: 'raw-samples:best-of-4',
  chooses: { family: 'word-counts', texts: 'select' },
};

const textOf = (id: string): EvaluationText => ({ id, text: `Words of ${id}.`, source: id, title: null });

function personOf(person: string, changes: Partial<EvaluationPerson> = {}): EvaluationPerson {
  const [learn, select, evaluate, targets] = ['l', 's', 'e', 't'].map((role) => [textOf(`${person}-${role}`)]);
  return {
    ...{ person, register: 'email', learn: learn ?? [], select: select ?? [] },
    ...{ evaluate: evaluate ?? [], targets: targets ?? [], ...changes },
  };
}

const [ada, bo, cy, dee] = ['ada', 'bo', 'cy', 'dee'].map((name) => personOf(name)) as [
  // The list above has four names.
  EvaluationPerson,
  EvaluationPerson,
  EvaluationPerson,
  EvaluationPerson,
];

const choosing: ChoosingSide = { methods: [chooser], people: [ada, bo], population: [cy] };
const measuring: MeasuringSide = { measures: authorshipMeasures, people: [ada, bo, cy, dee], calibration: [dee] };

describe('E7: what candidates are chosen by and what texts are measured by', () => {
  test('may run side by side where they share no feature family, text or calibration person', () => {
    expect(() => assertVerifiersApart(choosing, measuring)).not.toThrow();
  });

  test('is refused where a measure reads the features that candidates are chosen by', () => {
    const measures = [{ name: 'delta', fittedOn: { family: 'word-counts', texts: 'evaluate' } } as const];

    expect(() => assertVerifiersApart(choosing, { ...measuring, measures })).toThrow(
      /raw-samples:best-of-4 and delta both read the features word-counts/,
    );
  });

  test('is refused where a measure is fitted on the texts that candidates are chosen by', () => {
    const measures = [{ name: 'runs', fittedOn: { family: 'character-runs', texts: 'select' } } as const];

    expect(() => assertVerifiersApart(choosing, { ...measuring, measures })).toThrow(
      /fitted on the texts to select by/,
    );
  });

  test.each(['targets', 'unasked'])(
    'is refused where one of %s that calibrates is a text that candidates are chosen by',
    (held) => {
      const calibration = [{ ...dee, [held]: [{ ...textOf('dee-copy'), text: '  WORDS of\nada-s ' }] }];

      expect(() => assertVerifiersApart(choosing, { ...measuring, calibration })).toThrow(
        /share texts: ada-s, dee-copy/,
      );
    },
  );

  test('is refused where one text stands on both sides, whatever its layout and id', () => {
    const again = { ...textOf('ada-copy'), text: '  WORDS of\nada-s ' };
    const people = [{ ...ada, evaluate: [again] }, bo, cy, dee];

    expect(() => assertVerifiersApart(choosing, { ...measuring, people })).toThrow(
      /choosing and measuring share texts: ada-s, ada-copy/,
    );
  });

  test('is refused where somebody calibrates both', () => {
    expect(() => assertVerifiersApart({ ...choosing, population: [cy, dee] }, measuring)).toThrow(
      expect.objectContaining({ code: 'invalid_input', message: expect.stringContaining('calibrated on: dee') }),
    );
  });

  test('does not matter where nothing is chosen', () => {
    expect(() =>
      assertVerifiersApart({ methods: [{ name: 'zero-shot' }], people: [ada], population: [dee] }, measuring),
    ).not.toThrow();
  });

  test('share nobody once outsiders are dealt, and everybody is on one side', () => {
    const fold = { name: 'even', people: [ada], outsiders: [bo, cy, dee] } as const;

    expect(dealOutsiders(fold, { chooses: true })).toEqual({ population: [bo], calibration: [cy, dee] });
    expect(dealOutsiders(fold, { chooses: false })).toEqual({ population: [bo, cy, dee], calibration: [bo, cy, dee] });
  });
});

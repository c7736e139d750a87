import { describe, expect, test } from 'vitest';
import { fictionalBackground, fictionalTexts, type Habits } from './fictional-writers.ts';
import { proposeMeasured } from './propose-measured.ts';
import { scopeRegisters } from './scope-registers.ts';
import { selectedHypotheses } from './select-hypotheses.ts';
import { shrinkToPerson } from './shrink-to-person.ts';
import { tryCountable } from './try-countable.ts';

const background = fictionalBackground();

/** A person who writes in several registers, with habits of each: 8 texts to learn from and 6 to try on, unless `trial` says otherwise. */
function learned(registers: Readonly<Record<string, { readonly habits: Habits; readonly trial?: number }>>) {
  const found = Object.entries(registers).map(([register, { habits, trial = 6 }], at) => {
    const texts = fictionalTexts(70 + at, 8 + trial, habits);
    const own = texts.slice(8);
    const proposed = proposeMeasured({ person: 'ilse', register, texts: texts.slice(0, 8), background });
    return { register, own, background, hypotheses: tryCountable({ hypotheses: proposed, own, background }) };
  });
  return scopeRegisters({
    person: 'ilse',
    hypotheses: found.flatMap(({ hypotheses }) => hypotheses),
    registers: found,
  });
}

const scopesOf = (hypotheses: ReturnType<typeof learned>, featureId: string) =>
  hypotheses
    .filter(({ standing, predicate }) => standing === 'accepted' && predicate?.featureId === featureId)
    .map(({ registers, flags }) => ({ registers, flags }));

describe('H19: the scope of a habit', () => {
  test('is everywhere when the lift is positive in both registers', () => {
    const found = learned({ email: { habits: { semicolons: 0.5 } }, post: { habits: { semicolons: 0.4 } } });

    expect(scopesOf(found, 'semicolons')).toEqual([{ registers: ['*'], flags: [] }]);
    expect(selectedHypotheses(found, 'essay').map(({ predicate }) => predicate?.featureId)).toContain('semicolons');
  });

  test('is the one register that shows it, and narrow, when the other does not', () => {
    const found = learned({ email: { habits: { exclaims: 0.7 } }, post: { habits: { exclaims: 0 } } });

    expect(scopesOf(found, 'exclamation-marks')).toEqual([{ registers: ['email'], flags: ['narrow'] }]);
    const told = selectedHypotheses(found, 'post').map(({ predicate }) => predicate?.featureId);
    expect(told).not.toContain('exclamation-marks');
  });

  test('is the two registers that show it when a third does not', () => {
    const found = learned({
      email: { habits: { semicolons: 0.5 } },
      post: { habits: { semicolons: 0.5 } },
      essay: { habits: { semicolons: 0, dashes: 0.4 } },
    });

    const [scope, ...others] = scopesOf(found, 'semicolons');
    expect([scope?.registers.toSorted(), scope?.flags, others]).toEqual([['email', 'post'], ['narrow'], []]);
  });

  test('is the only known one where no other has texts to try it on', () => {
    const alone = learned({ email: { habits: { semicolons: 0.5 } } });
    const untried = learned({
      email: { habits: { semicolons: 0.5 } },
      post: { habits: { semicolons: 0.5 }, trial: 0 },
    });

    for (const found of [alone, untried])
      expect(scopesOf(found, 'semicolons')).toEqual([{ registers: ['email'], flags: [] }]);
  });

  test('of a length or a layout is always its register', () => {
    const found = learned({ email: { habits: { sentences: 18 } }, post: { habits: { sentences: 18 } } });

    expect(scopesOf(found, 'words-per-text').map(({ registers }) => registers)).toEqual([['email'], ['post']]);
  });

  test('does not depend on the order of hypotheses', () => {
    const registers = ['email', 'post'].map((register, at) => {
      const texts = fictionalTexts(80 + at, 14, { semicolons: 0.5, exclaims: at });
      const proposed = proposeMeasured({ person: 'ilse', register, texts: texts.slice(0, 8), background });
      const own = texts.slice(8);
      return { register, own, background, hypotheses: tryCountable({ hypotheses: proposed, own, background }) };
    });
    const hypotheses = registers.flatMap((one) => one.hypotheses);
    const byId = (found: ReturnType<typeof scopeRegisters>) => found.toSorted((a, b) => (a.id < b.id ? -1 : 1));

    expect(byId(scopeRegisters({ person: 'ilse', hypotheses: hypotheses.toReversed(), registers }))).toEqual(
      byId(scopeRegisters({ person: 'ilse', hypotheses, registers })),
    );
  });
});

describe('a register’s rate', () => {
  const email = fictionalTexts(91, 12, { semicolons: 0.1 });
  const post = fictionalTexts(92, 2, { semicolons: 0.9 });
  const [found] = proposeMeasured({ person: 'ilse', register: 'post', texts: post, background }).filter(
    ({ predicate }) => predicate?.featureId === 'semicolons',
  );
  const rateOf = (texts: typeof email) => {
    const proposed = proposeMeasured({ person: 'ilse', register: 'post', texts, background });
    return proposed.find(({ predicate }) => predicate?.featureId === 'semicolons')?.effect?.ratePerson ?? 0;
  };

  test('is drawn to the person’s overall rate, and the statement tells that', () => {
    if (found === undefined) throw new Error('two texts full of semicolons propose them');
    const shrunk = shrinkToPerson(found, { register: 'post', inRegister: post, all: [...email, ...post] });

    expect(shrunk.effect?.ratePerson).toBeLessThan(found.effect?.ratePerson ?? 0);
    expect(shrunk.effect?.ratePerson).toBeGreaterThan(rateOf([...email, ...post]));
    expect(shrunk.statement).not.toBe(found.statement);
    expect({ ...shrunk.effect, ratePerson: 0 }).toEqual({ ...found.effect, ratePerson: 0 });
  });

  test('stays where the person has no other register', () => {
    if (found === undefined) throw new Error('two texts full of semicolons propose them');

    expect(shrinkToPerson(found, { register: 'post', inRegister: post, all: post })).toBe(found);
  });
});

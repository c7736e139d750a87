import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuthorshipText } from '../../contracts/dataset.ts';
import { textKey } from '../../core/numerics/text-key.ts';
import { assertDisjoint } from './assert-disjoint.ts';
import { dealPeople } from './deal-people.ts';
import { derange } from './derange.ts';
import { roleSets } from './role-sets.ts';
import { shortSplit, splitRoles, standardSplit, textsOf } from './split-roles.ts';

/** Corpora with repeated texts, shared sources, parts of two sources and several registers. */
const corpus = fc
  .array(
    fc.record({
      person: fc.integer({ min: 0, max: 4 }),
      words: fc.integer({ min: 0, max: 400 }),
      source: fc.integer({ min: 0, max: 30 }),
      register: fc.constantFrom('post', 'post', 'post', 'email'),
      further: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 60, maxLength: 260 },
  )
  .map((rows) =>
    rows.map(
      ({ person, words, source, register, further }, at): AuthorshipText => ({
        person: `p${person}`,
        id: `t${at}`,
        register,
        text: `text ${String.fromCharCode(97 + (words % 26), 97 + (Math.floor(words / 26) % 26))}`,
        source: `s${source}`,
        ...(further === 0 ? { furtherSources: [`s${source + 1}`] } : {}),
      }),
    ),
  );

test('no text and no source of a person ever has two roles, and no text is in two people', () => {
  let splitPeople = 0;
  fc.assert(
    fc.property(corpus, fc.constantFrom(standardSplit, shortSplit), (texts, rules) => {
      const { people } = splitRoles(texts, rules);
      splitPeople += people.length;
      const keys = people.flatMap((person) => textsOf(person).map(({ text }) => textKey(text)));
      expect(new Set(keys).size).toBe(keys.length);
      for (const { person, register, learn, select, evaluate, targets } of people) {
        const roles = [learn, select, evaluate, targets];
        const sources = roles.flatMap((role) => [...new Set(role.map(({ source }) => source))]);
        expect(new Set(sources).size).toBe(sources.length);
        expect(roles.every((role) => role.length >= 1)).toBe(true);
        const own = new Set(
          texts.filter((text) => text.person === person && text.register === register).map(({ id }) => id),
        );
        expect(roles.flat().every(({ id }) => own.has(id))).toBe(true);
      }
    }),
    { seed: 5, numRuns: 200 },
  );
  // Else the property would hold of nothing.
  expect(splitPeople).toBeGreaterThan(100);
});

test('people who are dealt apart share no text and no person', () => {
  fc.assert(
    fc.property(corpus, (texts) => {
      const { people } = splitRoles(
        texts.map((text) => ({ ...text, register: 'post' })),
        shortSplit,
      );
      const { evaluated, others } = dealPeople(
        people.map(({ person }) => person),
        ['evaluated', 'others'],
      );
      const setsOf = (group: string, names: readonly string[]) =>
        roleSets(
          group,
          people.filter(({ person }) => names.includes(person)),
        );
      expect(() => assertDisjoint([...setsOf('evaluated', evaluated), ...setsOf('others', others)])).not.toThrow();
      expect([...evaluated, ...others].toSorted()).toEqual(people.map(({ person }) => person).toSorted());
    }),
    { seed: 6, numRuns: 100 },
  );
});

test('a derangement gives everybody somebody else of the same register, each once', () => {
  const registers = fc.array(fc.constantFrom('post', 'email', 'news'), { maxLength: 40 });
  fc.assert(
    fc.property(registers, fc.integer(), (assigned, seed) => {
      const people = assigned.map((register, at) => ({ person: `p${at}`, register }));
      const { placeboOf, alone } = derange(people, seed);
      const registerOf = new Map(people.map(({ person, register }) => [person, register]));
      for (const [person, placebo] of placeboOf) {
        expect(placebo).not.toBe(person);
        expect(registerOf.get(placebo)).toBe(registerOf.get(person));
      }
      expect(new Set(placeboOf.values()).size).toBe(placeboOf.size);
      expect([...placeboOf.keys(), ...alone].toSorted()).toEqual([...registerOf.keys()].toSorted());
      expect(derange(people.toReversed(), seed).placeboOf).toEqual(placeboOf);
    }),
    { seed: 7, numRuns: 200 },
  );
});

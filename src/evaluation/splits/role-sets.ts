import type { EvaluationPerson } from '../evaluation-person.ts';
import type { DisjointSet } from './assert-disjoint.ts';

const roles = ['learn', 'select', 'evaluate', 'targets'] as const;

/** The four roles of a group of people as sets for `assertDisjoint`, named `evaluated: learn` and so on. */
export function roleSets(group: string, people: readonly EvaluationPerson[]): readonly DisjointSet[] {
  return roles.map((role) => ({
    name: `${group}: ${role}`,
    group,
    texts: people.flatMap((one) => one[role].map(({ id, source, text }) => ({ id, person: one.person, source, text }))),
  }));
}

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { neutralTexts, plantTraits } from '../../src/testing/index.ts';

/** Habits that people of tests have, with what an instruction says when it asks for them, and what a text holds that shows them. */
export const toldHabits: readonly { readonly trait: string; readonly asks: RegExp; readonly shows: RegExp }[] = [
  { trait: 'exclamations', asks: /\bexclamation marks?\b(?!s? rather)/i, shows: /!/ },
  { trait: 'semicolon-joins', asks: /\bsemicolon/i, shows: /;/ },
  { trait: 'dashes', asks: /\bdash/i, shows: / -- / },
  { trait: 'parenthetical-asides', asks: /\bparenthes|\bbrackets/i, shows: /\(/ },
  { trait: 'lower-case-starts', asks: /\blower case\b/i, shows: /(?:^|[.!?]\s)\p{Ll}/u },
  { trait: 'double-space', asks: /\bdouble space/i, shows: /[.!?] {2}/ },
  { trait: 'perhaps-after-is', asks: /"perhaps"/i, shows: /\bperhaps\b/i },
];

/** Two habits a person; everybody's pair is another one for as many people as there are pairs. */
function habitsOf(person: number): readonly string[] {
  const pairs = toldHabits.flatMap(({ trait }, at) => toldHabits.slice(at + 1).map((other) => [trait, other.trait]));
  return pairs[(person * 5) % pairs.length] ?? [];
}

export interface PlantedPeopleOptions {
  readonly people: number;
  readonly texts: number;
  readonly seed: number;
}

/** A data set of people who write the same invented sentences and differ in two habits each, as a file in `folder`. */
export function writePlantedPeople(folder: string, { people, texts, seed }: PlantedPeopleOptions): string {
  const path = join(folder, 'planted.jsonl');
  const lines = Array.from({ length: people }, (_, person) =>
    plantTraits(neutralTexts(1000 * seed + person, texts), habitsOf(person), { dose: 0.9, seed: seed + person }).map(
      ({ text }, at) => JSON.stringify({ person: `person-${person}`, id: `${person}-${at}`, register: 'post', text }),
    ),
  ).flat();
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

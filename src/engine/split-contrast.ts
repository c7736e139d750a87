import type { ContrastText } from '../ports/contrast-source.ts';

/** Other people's texts in two halves without a person in common: texts that help to propose never help to judge. */
export function splitContrast(texts: readonly ContrastText[]): {
  readonly toPropose: readonly ContrastText[];
  readonly toTry: readonly ContrastText[];
} {
  const people = [...new Set(texts.map(({ person }) => person))];
  const proposing = new Set(people.filter((_, index) => index % 2 === 0));
  return {
    toPropose: texts.filter(({ person }) => proposing.has(person)),
    toTry: texts.filter(({ person }) => !proposing.has(person)),
  };
}

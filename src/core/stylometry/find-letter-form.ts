import { placeOf } from './feature-catalogue.ts';
import type { OnFound } from './find-listed.ts';
import { closingOf, greetingOf } from './letter-form.ts';
import { closingTypes, greetingTypes } from './letter-form-features.ts';
import type { Tokens } from './tokenize.ts';

/** Finds how the text greets and closes. `greetings` hears once of a greeting, the opportunity of its marks. */
export function findLetterForm(text: Tokens, found: OnFound, greetings: () => void): void {
  const last = text.tokens.length - 1;
  if (last < 0) return;
  const greeting = greetingOf(text);
  if (greeting === null) {
    found(greetingPlaces.none, 0, 0);
  } else {
    const { type, firstToken, lastToken, mark, lowerCase } = greeting;
    greetings();
    found(greetingPlaces[type], firstToken, lastToken);
    if (mark.includes('!')) found(place.exclamation, firstToken, lastToken + 1);
    if (mark === ',') found(place.comma, firstToken, lastToken + 1);
    if (/^[-—–]+$/.test(mark)) found(place.dash, firstToken, lastToken + 1);
    if (lowerCase) found(place.lowerCase, firstToken, lastToken);
  }
  const closing = closingOf(text);
  if (closing === null) found(closingPlaces.none, last, last);
  else found(closingPlaces[closing.type], closing.firstToken, closing.lastToken);
}

const place = {
  exclamation: placeOf('greeting-exclamation'),
  comma: placeOf('greeting-comma'),
  dash: placeOf('greeting-dash'),
  lowerCase: placeOf('greeting-lower-case'),
} as const;

const greetingPlaces = places('greeting', greetingTypes);
const closingPlaces = places('closing', closingTypes);

function places<Type extends string>(prefix: string, types: readonly Type[]): Readonly<Record<Type, number>> {
  // Object.fromEntries forgets its keys; every type of the closed list gets its place.
  return Object.fromEntries(types.map((type) => [type, placeOf(`${prefix}-${type}`)])) as Record<Type, number>;
}

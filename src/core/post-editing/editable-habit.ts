import { placeOf } from '../stylometry/feature-catalogue.ts';
import { findChoices } from '../stylometry/find-choices.ts';
import { findShares } from '../stylometry/find-shares.ts';
import type { Token, Tokens } from '../stylometry/tokenize.ts';

/** A place of a text that has one of two forms. Offsets into the original text, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** It has the form that the feature counts. */
  readonly named: boolean;
  /** What stands there in the other form; null where this one cannot be given up. */
  readonly instead: string | null;
}

/** A counted habit whose two forms say the same, so that one can be put for the other without touching what a text says. */
export interface EditableHabit {
  /** Of the catalogue. Its rate is the share of places with the named form. */
  readonly featureId: string;
  /** Features that count the same habit by another measure: a hypothesis may be about these instead. */
  readonly alsoCounted?: readonly string[];
  /** Where counting finds an opportunity, in reading order. `rate` is the share aimed at. */
  readonly places: (text: Tokens, rate: number) => readonly Place[];
}

/** A choice of the catalogue as it stands in a text. */
interface Choice {
  readonly first: Token;
  readonly last: Token;
  /** Its place among the tokens. */
  readonly lastToken: number;
  readonly taken: boolean;
}

/** Every place where counting finds the choice, edited as `edit` says. */
export function choice(featureId: string, edit: (choice: Choice, text: Tokens) => Omit<Place, 'named'>): EditableHabit {
  return {
    featureId,
    places: (text) => choicesIn(text, featureId).map((found) => ({ ...edit(found, text), named: found.taken })),
  };
}

/** The choices of one feature, in reading order. */
export function choicesIn(text: Tokens, featureId: string): readonly Choice[] {
  const wanted = placeOf(featureId);
  const choices: Choice[] = [];
  const onChoice = (feature: number, firstToken: number, lastToken: number, taken: boolean): void => {
    const [first, last] = [text.tokens[firstToken], text.tokens[lastToken]];
    if (feature === wanted && first !== undefined && last !== undefined)
      choices.push({ first, last, lastToken, taken });
  };
  findChoices(text, () => {}, onChoice);
  findShares(text, () => {}, onChoice);
  return choices;
}

import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { changeStanding } from './change-standing.ts';
import { toInstruction, toThirdPerson } from './claim-person.ts';
import { formFault, type StatementFault } from './statement-filter.ts';

export type EditOutcome =
  | { readonly kind: 'changed'; readonly hypotheses: readonly Hypothesis[] }
  | { readonly kind: 'refused'; readonly reason: string };

const reasons: Readonly<Record<StatementFault, string>> = {
  length: 'it has fewer than 12 or more than 200 characters',
  characters: 'it holds characters other than letters, digits and common marks',
  grammar: 'it is no plain sentence',
  'personal-data': 'it holds an address, a link or a long number',
  instruction: 'it speaks to the model instead of describing the writing',
  protected: 'it names a protected attribute',
  'third-person': 'it is about somebody else',
  name: 'it holds a name',
  copied: 'it repeats words of a sample',
};

/**
 * Rewords a hypothesis in the owner's words: it keeps its id, becomes `authored` and pinned, and loses predicate, trial and effect,
 * which were of the old wording. With ten pinned already it is refused. Throws a RangeError for an id the profile does not hold.
 */
export function editStatement(hypotheses: readonly Hypothesis[], id: string, statement: string): EditOutcome {
  const flat = statement.replace(/\s+/g, ' ').trim();
  const reworded = toThirdPerson(flat);
  const fault = formFault(flat) ?? formFault(reworded);
  if (fault !== null) return { kind: 'refused', reason: reasons[fault] };
  const edited = hypotheses.map(
    (one): Hypothesis =>
      one.id === id
        ? {
            ...one,
            origin: 'authored',
            statement: reworded,
            instruction: toInstruction(reworded),
            predicate: null,
            check: null,
            effect: null,
            trial: null,
            reward: null,
            flags: ['untested'],
          }
        : one,
  );
  const outcome = changeStanding(edited, id, 'pinned');
  return outcome.kind === 'changed' ? outcome : { kind: 'refused', reason: 'ten hypotheses are pinned already' };
}

import type { JudgeRow } from '../../contracts/dataset.ts';
import { createRandom } from '../../core/numerics/index.ts';
import type { JudgedResponse } from '../datasets/formats/alpacaeval.ts';
import { chunksOf, type PeopleOfPairsOptions } from './hidden-context-set.ts';
import type { ItemChoice, PreferencePerson, PreferenceSet } from './preference-set.ts';

export interface JudgePeopleOptions extends PeopleOfPairsOptions {
  /** Scores of two answers that differ by less are a tie: judges that weigh give 1.0001 and 1.0004. */
  readonly leastDifference: number;
}

/**
 * People of several kinds from answers that several judges scored: each person is one judge on `size` instructions that no other person of this judge has.
 * Of two answers to an instruction the one that scored higher is chosen. What others said of an answer is the mean of the other judges' scores.
 */
export function alpacaevalSet(responses: readonly JudgedResponse[], options: JudgePeopleOptions): PreferenceSet {
  const { size, seed, leastDifference } = options;
  const random = createRandom(seed);
  const judges = [...new Set(responses.flatMap(({ scores }) => Object.keys(scores)))].toSorted();
  const instructions = [...new Set(responses.map(({ instruction }) => instruction))];
  const people = judges.flatMap((judge): readonly PreferencePerson[] =>
    chunksOf(random.shuffle(instructions), size).map((own, at) => ({
      id: `${judge}-${at}`,
      kind: judge,
      choices: own.flatMap((instruction) => choicesOf(responses, { judge, instruction, leastDifference })),
      othersOf(item) {
        const others = Object.entries(responses[item]?.scores ?? {}).filter(([name]) => name !== judge);
        return others.length === 0 ? null : others.reduce((sum, [, score]) => sum + score, 0) / others.length;
      },
    })),
  );
  return { items: responses.map(({ instruction, text }) => ({ text, group: instruction })), people };
}

interface Judging {
  readonly judge: string;
  readonly instruction: string;
  readonly leastDifference: number;
}

function choicesOf(responses: readonly JudgedResponse[], { judge, instruction, leastDifference }: Judging) {
  const own = responses.flatMap((response, at) => {
    const score = response.scores[judge];
    return response.instruction === instruction && score !== undefined ? [{ at, score }] : [];
  });
  return own.flatMap((one): readonly ItemChoice[] =>
    own
      .filter((other) => one.score - other.score >= leastDifference)
      .map((other) => ({ chosen: one.at, rejected: other.at })),
  );
}

export interface JudgeAgreement {
  readonly judges: readonly [string, string];
  /** Decisions that both judges made on the same model, instruction and baseline, without ties. */
  readonly decisions: number;
  /** Share of them that fell the same way. */
  readonly agreement: number;
}

/** How often each two judges that share a baseline say the same of a model's answer. */
export function judgeAgreements(rows: readonly JudgeRow[]): readonly JudgeAgreement[] {
  const judges = [...new Set(rows.map(({ judge }) => judge))].toSorted();
  return judges.flatMap((first, at) =>
    judges.slice(at + 1).flatMap((second) => {
      const sides = rows
        .filter(({ judge }) => judge === first)
        .flatMap((one) => {
          const other = rows.find((row) => row.judge === second && sameMatch(row, one));
          return other === undefined ? [] : one.preferences.map((value, place) => [value, other.preferences[place]]);
        })
        .filter((both): both is [number, number] => both.every((value) => typeof value === 'number' && decided(value)));
      if (sides.length === 0) return [];
      const same = sides.filter(([one, other]) => one > 1.5 === other > 1.5).length;
      return [{ judges: [first, second] as const, decisions: sides.length, agreement: same / sides.length }];
    }),
  );
}

function sameMatch(one: JudgeRow, other: JudgeRow): boolean {
  return one.generator === other.generator && one.baseline === other.baseline;
}

/** 0 is a tie, and 1.5 is one for judges that weigh. */
function decided(value: number): boolean {
  return value !== 0 && value !== 1.5;
}

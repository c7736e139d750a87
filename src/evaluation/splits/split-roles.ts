import type { AuthorshipText } from '../../contracts/dataset.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { textKey } from '../../core/numerics/text-key.ts';
import type { EvaluationPerson, EvaluationText } from '../evaluation-person.ts';
import { placeSources, type RoleSizes, type SourceTexts } from './place-sources.ts';

/** How many texts each role gets of a person who has at least `fewest`. */
export interface SplitRule extends RoleSizes {
  readonly fewest: number;
}

/** evaluation.md section 3: 40 texts 10 / 8 / 12 / 10; 23 to 39 texts 8 / 5 / 6 / the rest, at least 4. */
export const standardSplit: readonly SplitRule[] = [
  { fewest: 40, learn: 10, select: 8, evaluate: 12, targets: 10, fewestTargets: 4 },
  { fewest: 23, learn: 8, select: 5, evaluate: 6, targets: 'rest', fewestTargets: 4 },
];

/** For corpora whose people have 12 to 22 texts; the figures of such a split are weaker and stand apart. */
export const shortSplit: readonly SplitRule[] = [
  ...standardSplit,
  { fewest: 12, learn: 4, select: 2, evaluate: 4, targets: 'rest', fewestTargets: 2 },
];

export interface RoleSplit {
  /** One entry a person and register, in file order. */
  readonly people: readonly EvaluationPerson[];
  readonly leftOut: readonly LeftOutPerson[];
  /** Texts that no role may hold, by cause. */
  readonly unused: {
    /** The same words, whatever the layout, stood further up, by this person or another. */
    readonly duplicates: number;
    /** Parts of two sources. */
    readonly ofSeveralSources: number;
    /** Not written as the person writes: imitations, targets of other tasks, disputed and joint texts. */
    readonly ofOtherKinds: number;
    /** More than the roles need. */
    readonly beyondNeed: number;
  };
}

export interface LeftOutPerson {
  readonly person: string;
  readonly register: string;
  /** Of those that a role may hold. */
  readonly texts: number;
  readonly sources: number;
  readonly reason: 'too-few-texts' | 'too-few-sources' | 'uneven-sources';
}

/**
 * Gives every text of every person one role, in file order: to learn from, to select by, to evaluate with, and targets. A source is never shared, no
 * text stands twice, and a person whose texts do not suffice is left out with the reason.
 */
export function splitRoles(texts: readonly AuthorshipText[], rules: readonly SplitRule[] = standardSplit): RoleSplit {
  const samples = texts.filter(({ kind }) => kind === undefined || kind === 'sample');
  const whole = samples.filter(({ furtherSources = [] }) => furtherSources.length === 0);
  const unlike = withoutDuplicates(whole);
  const people: EvaluationPerson[] = [];
  const leftOut: LeftOutPerson[] = [];
  let beyondNeed = 0;
  const usable = new Set(unlike);
  for (const all of groupBy(samples, ({ person, register }) => `${person}\n${register}`).values()) {
    const own = all.filter((text) => usable.has(text));
    const outcome = splitPerson(all, own, rules);
    if ('reason' in outcome) leftOut.push(outcome);
    else {
      people.push(outcome);
      beyondNeed += own.length - textsOf(outcome).length;
    }
  }
  return {
    people,
    leftOut,
    unused: {
      duplicates: whole.length - unlike.length,
      ofSeveralSources: samples.length - whole.length,
      ofOtherKinds: texts.length - samples.length,
      beyondNeed,
    },
  };
}

/** All texts of a person, whatever they are for. */
export function textsOf({ learn, select, evaluate, targets }: EvaluationPerson): readonly EvaluationText[] {
  return [...learn, ...select, ...evaluate, ...targets];
}

function splitPerson(
  all: readonly AuthorshipText[],
  own: readonly AuthorshipText[],
  rules: readonly SplitRule[],
): EvaluationPerson | LeftOutPerson {
  const sources: readonly SourceTexts[] = [...groupBy(own, ({ source }) => source).values()];
  const { person = '', register = '' } = all[0] ?? {};
  const out = (reason: LeftOutPerson['reason']): LeftOutPerson => {
    return { person, register, texts: own.length, sources: sources.length, reason };
  };
  const rule = rules.toSorted((a, b) => b.fewest - a.fewest).find(({ fewest }) => own.length >= fewest);
  if (rule === undefined) return out('too-few-texts');
  const placed = placeSources(sources, rule);
  if (typeof placed === 'string') return out(placed);
  const [learn, select, evaluate, targets] = placed;
  return {
    person,
    register,
    learn: learn.map(toEvaluationText),
    select: select.map(toEvaluationText),
    evaluate: evaluate.map(toEvaluationText),
    targets: targets.map(toEvaluationText),
  };
}

function toEvaluationText({ id, text, source, title }: AuthorshipText): EvaluationText {
  return { id, text, source, title: title ?? null };
}

function withoutDuplicates(texts: readonly AuthorshipText[]): readonly AuthorshipText[] {
  const seen = new Set<string>();
  return texts.filter(({ text }) => {
    const key = textKey(text);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

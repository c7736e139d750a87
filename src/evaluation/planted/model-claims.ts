import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { proposeMeasured } from '../../core/hypotheses/propose-measured.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { inferHypotheses } from '../../engine/infer-hypotheses.ts';
import type { MeasuredSample } from '../../engine/measure-person.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { judgeClaims } from './judge-claims.ts';
import { matchVerdicts } from './match-verdicts.ts';
import type { MeasuredText } from './measured-people.ts';
import { type PlantedAuthor, placesOf } from './plant-author.ts';
import { isAmong } from './score-author.ts';
import { shownIn } from './shown-trait.ts';

/** What a model claimed of one planted author, beyond what counting proposes. */
export interface AuthorClaims {
  readonly id: string;
  /** False where the model gave no list of claims. */
  readonly answered: boolean;
  readonly claims: readonly ModelClaim[];
  readonly traits: readonly { readonly id: string; readonly countable: boolean }[];
}

export interface ModelClaim {
  /** What decides which planted trait it is about: its feature and direction, or verdicts on texts. */
  readonly by: 'feature' | 'verdicts';
  /** False where no verdicts came, or none that tells. */
  readonly told: boolean;
  /** The planted trait it is about; null where it is about none. */
  readonly trait: string | null;
}

export interface ModelClaimsOptions {
  readonly id: string;
  readonly register: string;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** Asks the model for hypotheses as learning does and matches each with what was planted. */
export async function modelClaims(
  model: ModelHandle,
  author: PlantedAuthor,
  { id, register, seed, signal }: ModelClaimsOptions,
): Promise<AuthorClaims> {
  const { background, others, planted, inference, traits } = author;
  const learned = planted.slice(0, inference);
  const ask = { ledger: new CallLedger(), seed, ...(signal === undefined ? {} : { signal }) };
  const { hypotheses, prompt } = await inferHypotheses({
    ...{ person: 'planted', register, background, model, ask, rejected: [], voice: null },
    samples: learned.map((text) => sampleOf(text, register)),
    contrast: others.flatMap(({ person, texts: [text] }) =>
      text === undefined ? [] : [{ id: text.id, person, register, text: text.text }],
    ),
    measured: proposeMeasured({ person: 'planted', register, texts: learned, background }),
  });
  const open = hypotheses.filter(({ predicate, check }) => predicate === null && check !== null);
  const judged = open.length === 0 ? null : await judgeClaims(model, { author, claims: open, ask });
  const shown = traits.map((trait) => shownIn(trait, judged?.texts ?? [], background));
  const about = (hypothesis: Hypothesis): ModelClaim => {
    if (hypothesis.predicate !== null)
      return {
        ...{ by: 'feature', told: true },
        trait: traits.find((trait) => isAmong(hypothesis, trait.features))?.id ?? null,
      };
    const verdicts = judged?.verdicts.get(hypothesis.id);
    return {
      by: 'verdicts',
      told: verdicts?.some((one) => one !== null) ?? false,
      trait: verdicts === undefined ? null : matchVerdicts(verdicts, shown),
    };
  };
  return {
    ...{ id, answered: prompt !== null, claims: hypotheses.map(about) },
    traits: traits.map((trait) => ({ id: trait.id, countable: placesOf(author, trait.id).countable })),
  };
}

function sampleOf({ id, text, tokens, measure }: MeasuredText, register: string): MeasuredSample {
  return {
    ...{ id, text, tokens, measure, register, language: 'eng', words: measure.words, part: 'inference' },
    ...{ source: { kind: 'memory', label: id, unit: id }, writtenAt: null, addedAt: '1970-01-01T00:00:00.000Z' },
  };
}

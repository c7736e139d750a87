import type { RegisterBackground } from '../../contracts/background.ts';
import type { Effect, Evidence, Hypothesis } from '../../contracts/hypothesis.ts';
import type { Proposal } from '../../contracts/proposal.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { checkQuote, type QuotableText, type QuoteSources, quotable } from './check-quote.ts';
import { mostEvidence } from './choose-evidence.ts';
import { claimKey } from './claim-key.ts';
import { toInstruction, toThirdPerson } from './claim-person.ts';
import { type CountedClaim, countClaim } from './contradicting-counts.ts';
import { isGeneric } from './generic-claim.ts';
import { hypothesisId } from './hypothesis-id.ts';
import { byId, type PersonText } from './person-text.ts';
import { sameClaim } from './same-claim.ts';
import { isSameHabit } from './same-habit.ts';
import { type SampleWords, sampleWords } from './sample-words.ts';
import { type StatementFault, statementFault } from './statement-filter.ts';

export interface AdmitInferredInput {
  readonly person: string;
  readonly register: string;
  readonly proposals: readonly Proposal[];
  /** The person's inference texts of that register; `text` as the model saw it, where names were hidden from it. */
  readonly inference: readonly (PersonText & { readonly text?: string })[];
  /** Other people's texts and the model's own voice, as far as the model saw them. */
  readonly others: readonly { readonly id: string; readonly text: string }[];
  readonly measured: readonly Hypothesis[];
  readonly background: RegisterBackground;
}

/** `quote`: too few verbatim quotes. `refuted`: the counts say otherwise. `restated`: a measured hypothesis says it already. */
export type DropReason = StatementFault | 'quote' | 'generic' | 'refuted' | 'restated' | 'repeated';

export interface DroppedProposal {
  readonly reason: DropReason;
  /** Place in the reply. The wording is not repeated: it may hold what the filter keeps out. */
  readonly place: number;
}

export interface Admission {
  readonly admitted: readonly Hypothesis[];
  readonly dropped: readonly DroppedProposal[];
  /** The measured ones; those that were restated carry the quotes as evidence too. */
  readonly measured: readonly Hypothesis[];
}

/** A person with fewer texts may show a habit in one of them alone. */
const textsForTwoQuotes = 4;

/** What a model proposed, less what is not borne out: quotes, filter, generic praise, counts, repetition (hypotheses.md 6.6, 6.7, 6.14). */
export function admitInferred(input: AdmitInferredInput): Admission {
  const gate = openGate(input);
  const admitted: Hypothesis[] = [];
  const dropped: DroppedProposal[] = [];
  let measured = input.measured;
  for (const [place, proposal] of input.proposals.entries()) {
    const outcome = pass(proposal, gate, input, admitted);
    if (outcome.kind === 'dropped') {
      dropped.push({ reason: outcome.reason, place });
    } else if (outcome.kind === 'restated') {
      dropped.push({ reason: 'restated', place });
      measured = measured.map((one) =>
        one.id === outcome.of ? { ...one, evidence: uniteEvidence(one.evidence, outcome.evidence) } : one,
      );
    } else {
      admitted.push(outcome.hypothesis);
    }
  }
  return { admitted, dropped, measured };
}

/** Passages of both, different texts first, at most six. */
export function uniteEvidence(one: readonly Evidence[], other: readonly Evidence[]): Evidence[] {
  const united = [...one];
  for (const span of other) {
    const known = united.some(
      ({ sampleId, start, end }) => sampleId === span.sampleId && start < span.end && span.start < end,
    );
    if (!known) united.push(span);
  }
  const firstOfText = united.filter(
    (span, at) => united.findIndex(({ sampleId }) => sampleId === span.sampleId) === at,
  );
  return [...firstOfText, ...united.filter((span) => !firstOfText.includes(span))].slice(0, mostEvidence);
}

interface Gate {
  readonly sources: QuoteSources;
  readonly words: SampleWords;
  readonly texts: readonly PersonText[];
  readonly count: (statement: string) => CountedClaim;
}

function openGate({ inference, others, background }: AdmitInferredInput): Gate {
  const texts = byId(inference);
  const own = texts.map(
    ({ id, tokens, text }): QuotableText => quotable({ id, text: tokens.original, shown: text ?? tokens.original }),
  );
  const opened = openBackground(background);
  return {
    texts,
    sources: { own, others: others.map(quotable) },
    words: sampleWords([
      ...texts.flatMap(({ tokens, text }) => (text === undefined ? [tokens.original] : [tokens.original, text])),
      ...others.map(({ text }) => text),
    ]),
    count: (statement) => countClaim(statement, texts, opened),
  };
}

type Outcome =
  | { readonly kind: 'admitted'; readonly hypothesis: Hypothesis }
  | { readonly kind: 'dropped'; readonly reason: DropReason }
  | { readonly kind: 'restated'; readonly of: string; readonly evidence: readonly Evidence[] };

function pass(proposal: Proposal, gate: Gate, input: AdmitInferredInput, admitted: readonly Hypothesis[]): Outcome {
  const statement = toThirdPerson(proposal.claim);
  const fault = statementFault(proposal.claim.trim(), gate.words) ?? statementFault(statement, gate.words);
  if (fault !== null) return { kind: 'dropped', reason: fault };
  if (isGeneric(statement)) return { kind: 'dropped', reason: 'generic' };
  const { claimed, refuted, effect, predicate } = gate.count(statement);
  if (refuted !== null) return { kind: 'dropped', reason: 'refuted' };
  const { evidence, misattributed } = checkQuotes(proposal, gate.sources);
  if (!isEvidenced(evidence, gate.texts.length, effect)) return { kind: 'dropped', reason: 'quote' };
  const restated = input.measured.find((one) => restates(one, proposal, claimed));
  if (restated !== undefined) return { kind: 'restated', of: restated.id, evidence };
  if (admitted.some((one) => sameClaim(one.statement, statement))) return { kind: 'dropped', reason: 'repeated' };
  return {
    kind: 'admitted',
    hypothesis: {
      id: hypothesisId({ person: input.person, key: claimKey(statement), direction: '', register: input.register }),
      dimension: proposal.dimension,
      origin: 'inferred',
      standing: 'proposed',
      registers: [input.register],
      statement,
      instruction: toInstruction(statement),
      predicate,
      // What can be counted is not asked.
      check: predicate === null ? checkOf(proposal, statement, gate.words) : null,
      evidence: [...evidence],
      effect,
      trial: null,
      reward: null,
      flags: misattributed ? ['untested', 'misattributed'] : ['untested'],
    },
  };
}

function checkQuotes(
  { quotes }: Proposal,
  sources: QuoteSources,
): { readonly evidence: readonly Evidence[]; readonly misattributed: boolean } {
  const found = quotes.map((quote) => checkQuote(quote, sources)).filter((one) => one.kind === 'found');
  const spans = found.map(({ textId, start, end }): Evidence => ({ sampleId: textId, start, end }));
  return { evidence: uniteEvidence([], spans), misattributed: found.some(({ misattributed }) => misattributed) };
}

/** Quotes from two texts; one is enough with fewer than four texts, or beside a counted difference that says the same. */
export function isEvidenced(evidence: readonly Evidence[], texts: number, effect: Effect | null): boolean {
  const shown = new Set(evidence.map(({ sampleId }) => sampleId)).size;
  return shown >= 2 || (shown === 1 && (texts < textsForTwoQuotes || effect !== null));
}

/** A measured one says it already: the model named its feature, or the statement claims that habit and nothing else. */
function restates({ predicate }: Hypothesis, { featureId }: Proposal, claimed: CountedClaim['claimed']): boolean {
  if (predicate === null) return false;
  const [claim] = claimed;
  if (claim === undefined) return featureId === predicate.featureId;
  const same = claimed.every(
    (one) => one.direction === predicate.direction && isSameHabit(one.featureId, predicate.featureId),
  );
  return same && (claimed.length === 1 || featureId === predicate.featureId);
}

/** The proposed question when it passes the filter, else one made from the statement. */
function checkOf({ check }: Proposal, statement: string, words: SampleWords): string {
  const asked = check?.replace(/\s+/g, ' ').trim() ?? '';
  if (asked.endsWith('?') && statementFault(asked, words) === null) return asked;
  return `Is this true of the text: ${statement}`.slice(0, 199).replace(/\.?$/, '?');
}

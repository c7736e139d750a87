import type { DefaultVoice } from '../../contracts/default-voice.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { type OpenedVoice, openVoice } from '../stylometry/summarise-voice.ts';
import { isExhibited, placeOfPredicate } from './predicate.ts';

/** Share of the default voice's answers from which a habit counts as the model's own (hypotheses.md 6.10). */
const leastShare = 0.7;

/** Fewer answers that can tell say nothing. */
const fewestAnswers = 6;

/**
 * Share, by hypothesis id, of the default voice's answers that exhibit it already: one minus it is what telling the hypothesis can still change.
 * Absent for hypotheses that cannot be counted, and where fewer than six answers of the register tell.
 */
export function modelDefaultOf(hypotheses: readonly Hypothesis[], voice: DefaultVoice): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const opened = openVoice(voice);
  for (const hypothesis of hypotheses) {
    const share = shareOf(hypothesis, opened);
    if (share !== null) shares.set(hypothesis.id, share);
  }
  return shares;
}

/** The same hypotheses; those that the model's default voice exhibits anyway carry `model-default`, others do not. Without a voice nothing changes. */
export function flagModelDefault(hypotheses: readonly Hypothesis[], voice: DefaultVoice | null): readonly Hypothesis[] {
  if (voice === null) return hypotheses;
  const shares = modelDefaultOf(hypotheses, voice);
  return hypotheses.map((hypothesis) => {
    const share = shares.get(hypothesis.id);
    const others = hypothesis.flags.filter((flag) => flag !== 'model-default');
    if (share === undefined || share < leastShare)
      return others.length === hypothesis.flags.length ? hypothesis : { ...hypothesis, flags: others };
    return { ...hypothesis, flags: [...others, 'model-default'] };
  });
}

/** Over the answers of every register the hypothesis holds in; a hypothesis of all registers is read in all that the voice has. */
function shareOf({ predicate, registers }: Hypothesis, voice: OpenedVoice): number | null {
  const place = predicate === null ? null : placeOfPredicate(predicate);
  if (predicate === null || place === null) return null;
  const wanted = registers.includes('*') ? [...voice.keys()] : registers;
  const told = wanted.flatMap((register) => {
    const { texts, rates } = voice.get(register) ?? silent;
    return Array.from({ length: texts }, (_, text) => rates[text * features.length + place] ?? Number.NaN);
  });
  const rates = told.filter((rate) => !Number.isNaN(rate));
  if (rates.length < fewestAnswers) return null;
  return rates.filter((rate) => isExhibited(predicate, place, rate)).length / rates.length;
}

const silent = { texts: 0, rates: new Float64Array() } as const;

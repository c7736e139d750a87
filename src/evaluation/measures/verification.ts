import { maskContentWords, type Tokens, tokenize } from '../../core/stylometry/index.ts';
import { type FittedVerifier, fitVerifier } from '../../core/stylometry/verification/fit-verifier.ts';
import type { Verification } from '../../core/stylometry/verification/verification.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { Measure, MeasureSetting, OpenMeasure } from '../measure.ts';
import { knownCounts } from './known-counts.ts';

/** evaluation.md M2 and, with content words hidden, M6. Calibrated on people of the other fold, so that no person under evaluation had a part in what 0.5 means. */
export const verificationMeasures: readonly Measure[] = [false, true].flatMap((masked): readonly Measure[] => {
  const suffix = masked ? '-masked' : '';
  const how = `${masked ? 'content words hidden; ' : ''}General Imposters on character 4-grams; imposters and calibration are people of the other fold, all their held-out texts included`;
  const silent =
    'Unscored under 40 words, of a person with under 150 to compare with, and where the other fold has too little to compare or to calibrate with';
  const common = {
    masked,
    range: [0, 1],
    better: 'higher',
    fittedOn: { family: 'character-runs', texts: 'evaluate' },
  } as const;
  const opened =
    (measure: (asked: Asked) => number | null) =>
    async (setting: MeasureSetting): Promise<OpenMeasure> => {
      const ask = askingIn(setting, masked);
      return ({ person, text }) => measure(ask(person, text));
    };
  return [
    {
      ...common,
      name: `verification${suffix}`,
      summary: `Calibrated probability that the person wrote the text, at even odds, against texts that no method saw (${how}). Told in the grey zone around one half too, where the verifier itself does not decide. ${silent}.`,
      open: opened(({ found }) => found.leaning),
    },
    {
      ...common,
      name: `above-equal-error${suffix}`,
      summary: `Share of texts whose probability by verification${suffix} lies above the one at which the verifier rejects as many own texts of calibration people as it accepts of others. ${silent}.`,
      open: opened(({ found, threshold }) =>
        found.leaning === null || threshold === null ? null : Number(found.leaning > threshold),
      ),
    },
    {
      ...common,
      name: `decided-same${suffix}`,
      summary: `Share of texts that the verifier of verification${suffix} decides to be the person's, of those that it decides. Unscored where it abstains, in the grey zone too: the table of c@1 counts these.`,
      open: opened(({ found }) => (found.decision === 'unknown' ? null : Number(found.decision === 'same'))),
    },
  ];
});

interface Asked {
  readonly found: Verification;
  /** The verifier's probability of equal error. */
  readonly threshold: number | null;
}

type Ask = (person: string, text: string) => Asked;

const askings = new WeakMap<MeasureSetting, Map<boolean, Ask>>();

/** Fitted once a setting, and asked once about a text: several measures read the same answer. */
function askingIn(setting: MeasureSetting, masked: boolean): Ask {
  const known = askings.get(setting) ?? new Map<boolean, Ask>();
  askings.set(setting, known);
  const ask = known.get(masked) ?? openAsking(setting, (text) => readText(text, masked));
  known.set(masked, ask);
  return ask;
}

function readText(text: string, masked: boolean): Tokens {
  const tokens = tokenize(text);
  return masked ? tokenize(maskContentWords(tokens)) : tokens;
}

function openAsking({ people, outsidersOf, seed }: MeasureSetting, read: (text: string) => Tokens): Ask {
  const byOutsiders = new Map<readonly EvaluationPerson[], Map<number, FittedVerifier>>();
  const fittedWith = (outsiders: readonly EvaluationPerson[], known: number): FittedVerifier => {
    const byKnown = byOutsiders.get(outsiders) ?? new Map<number, FittedVerifier>();
    const verifier = byKnown.get(known) ?? fitWith(outsiders, { known, seed, read });
    byOutsiders.set(outsiders, byKnown.set(known, verifier));
    return verifier;
  };
  const verifierOf = (person: string, texts: number): FittedVerifier => {
    const outsiders = outsidersOf(person);
    const counts = knownCounts(
      texts,
      outsiders.map(({ evaluate }) => evaluate.length),
    );
    const known = counts.find((count) => isCalibrated(fittedWith(outsiders, count))) ?? counts[0] ?? 1;
    return fittedWith(outsiders, known);
  };
  const texts = new Map(people.map((one) => [one.person, one.evaluate]));
  const asked = new Map<string, Asked>();
  return (person, text) => {
    const key = `${person}\u0000${text}`;
    const before = asked.get(key);
    if (before !== undefined) return before;
    const own = (texts.get(person) ?? []).map((one) => read(one.text));
    const verifier = verifierOf(person, own.length);
    const found = verifier.verify(own, read(text), { percentiles: 'left out' });
    const answer = { found, threshold: verifier.calibrations[0]?.equalError?.threshold ?? null };
    asked.set(key, answer);
    return answer;
  };
}

function isCalibrated({ registers }: FittedVerifier): boolean {
  return [...registers.values()].every(({ bands }) => bands !== null);
}

/** All held-out texts: targets of outsiders are nobody's tasks here, and evaluation texts alone leave too few to ask about, the more so where outsiders are dealt. */
function fitWith(
  outsiders: readonly EvaluationPerson[],
  { read, ...options }: { readonly known: number; readonly seed: number; readonly read: (text: string) => Tokens },
): FittedVerifier {
  return fitVerifier(
    outsiders.map(({ person: author, evaluate, targets, unasked = [] }) => ({
      author,
      texts: [...evaluate, ...targets, ...unasked].map(({ text }) => read(text)),
    })),
    { method: 'imposters', ...options },
  );
}

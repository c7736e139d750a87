import {
  buildFingerprint,
  chooseBackground,
  type MeasuredText,
  measureText,
  scoreTokensAgainstFingerprint,
  tokenize,
} from '../core/stylometry/index.ts';
import type { BackgroundSource } from '../ports/background-source.ts';
import type { CandidateReward } from './candidate-reward.ts';

/** Nearness to the fingerprint of the person's samples, as `write --candidates` of the product ranks. Without samples all texts are alike. */
export function fingerprintReward(background: BackgroundSource): CandidateReward {
  return {
    ...{ name: 'fingerprint', version: 1, personal: true },
    summary: 'that is nearest to the fingerprint of the person’s samples (hyperalign).',
    fit: async () => {
      const shipped = await background.load();
      const measured = openMeasuring();
      return {
        adapt: ({ samples }) => {
          const fingerprint = buildFingerprint(samples.map(({ text }) => measured(text)));
          const of = chooseBackground(shipped, null, fingerprint);
          return (texts) => texts.map((text) => scoreTokensAgainstFingerprint(measured(text), fingerprint, of));
        },
      };
    },
  };
}

/** The same candidates are ranked for many people: counted once. */
function openMeasuring(): (text: string) => MeasuredText {
  const known = new Map<string, MeasuredText>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    const tokens = tokenize(text);
    const measured = { tokens, measure: measureText(tokens) };
    known.set(text, measured);
    return measured;
  };
}

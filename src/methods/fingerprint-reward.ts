import {
  buildFingerprint,
  chooseBackground,
  measureText,
  scoreAgainstFingerprint,
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
      return {
        adapt: ({ samples }) => {
          const fingerprint = buildFingerprint(
            samples.map(({ text }) => {
              const tokens = tokenize(text);
              return { tokens, measure: measureText(tokens) };
            }),
          );
          const of = chooseBackground(shipped, null, fingerprint);
          return (texts) => texts.map((text) => scoreAgainstFingerprint(text, fingerprint, of));
        },
      };
    },
  };
}

import type { VerifyResult } from '../contracts/verify-result.ts';
import { judgeByHypotheses, selectedHypotheses } from '../core/hypotheses/index.ts';
import { chooseBackground, verifyText } from '../core/stylometry/index.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonKey } from '../ports/store.ts';
import { CallLedger } from './call-ledger.ts';
import { countText } from './count-text.ts';
import { currentCombination } from './current-combination.ts';
import { currentFingerprint } from './current-fingerprint.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';
import { recordRun } from './record-run.ts';

/** Says whether a text is consistent with how the person writes in that register (null: the most frequent one), from counts alone. Too little text is an answer, not an error. */
export async function verify(
  ports: EnginePorts,
  { key, text, register }: { readonly key: PersonKey; readonly text: string; readonly register: string | null },
): Promise<VerifyResult> {
  if (text.trim() === '')
    throw new HyperalignError('invalid_input', 'There is no text to verify. Give a text of at least 40 words.');
  return recordRun(ports, { kind: 'verify', key, model: 'none', ledger: new CallLedger() }, async () => {
    const profile = await findProfile(ports.store, key);
    const loadSamples = () => ports.store.samples.list(key);
    const fingerprint = await currentFingerprint(profile, loadSamples);
    const read = register ?? profile.registers[0] ?? null;
    const background = chooseBackground(await ports.background.load(), read);
    const hypotheses = selectedHypotheses(profile.hypotheses, read ?? 'post');
    const combination =
      read === null ? null : await currentCombination({ profile, register: read, hypotheses, background, loadSamples });
    return {
      person: key.person,
      profileVersion: profile.version,
      ...verifyText({ text, fingerprint, background }),
      hypotheses: judgeByHypotheses({ hypotheses, measure: countText(text).measure, combination, background }),
    };
  });
}

import type { Compliance } from '../contracts/write-result.ts';
import { assessCompliance, selectedHypotheses } from '../core/hypotheses/index.ts';
import type { PersonKey } from '../ports/store.ts';
import type { EnginePorts } from './engine-ports.ts';
import { findProfile } from './find-profile.ts';

/** Which of the person's selected hypotheses a text follows, whoever wrote it. */
export async function assess(
  { store }: EnginePorts,
  { key, text, register }: { readonly key: PersonKey; readonly text: string; readonly register: string | null },
): Promise<readonly Compliance[]> {
  const profile = await findProfile(store, key);
  return assessCompliance(selectedHypotheses(profile.hypotheses, register ?? profile.registers[0] ?? 'post'), text);
}

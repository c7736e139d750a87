import type { Profile } from '../contracts/profile.ts';
import type { FoundDocument } from '../ports/document-reader.ts';
import type { PersonKey } from '../ports/store.ts';
import { CallLedger } from './call-ledger.ts';
import { consultModel } from './consult-model.ts';
import type { EnginePorts } from './engine-ports.ts';
import { type Gathered, gatherSamples } from './gather-samples.ts';
import { type KeepRequest, keepProfile } from './keep-profile.ts';
import { countPerson } from './measure-person.ts';

export interface UpdateRequest extends KeepRequest {
  /** The newest version; it keeps what a model found for it. */
  readonly previous: Profile;
  /** Samples as they will be. */
  readonly gathered: Gathered;
}

/** The next version after texts came or went, from counts alone: no model is asked. */
export async function updateProfile(ports: EnginePorts, request: UpdateRequest): Promise<Profile> {
  const { key, seed, previous, signal } = request;
  const gathered = { ...request.gathered, previous };
  const counted = countPerson(key.person, gathered.samples, await ports.background.load());
  const asked = { key, model: null, seed, ...(signal === undefined ? {} : { signal }) };
  const told = await consultModel(ports, asked, { ...gathered, ...counted, ledger: new CallLedger({ calls: 0 }) });
  const { model, prompts, proposal = null, unanswered = [] } = previous.provenance;
  const kept = await keepProfile(ports, request, {
    ...{ ...gathered, ...counted, ...told },
    provenance: { model, prompts, proposal, unanswered },
  });
  return kept ?? previous;
}

export type FinalAsSample =
  | { readonly kind: 'fresh'; readonly gathered: Gathered }
  | { readonly kind: 'known' }
  | { readonly kind: 'not-usable' };

/** A final text cleaned like any other, with the samples it joins. */
export async function finalAsSample(
  ports: EnginePorts,
  { key, text, register }: { readonly key: PersonKey; readonly text: string; readonly register: string },
): Promise<FinalAsSample> {
  const gathered = await gatherSamples(ports, { key, register, documents: oneDocument(text) });
  if (gathered.fresh.length > 0) return { kind: 'fresh', gathered };
  const { known, dropped } = gathered.read.report;
  const repeats = (dropped.byReason.duplicate ?? 0) + (dropped.byReason['near-duplicate'] ?? 0);
  return { kind: known + repeats > 0 ? 'known' : 'not-usable' };
}

async function* oneDocument(text: string): AsyncIterable<FoundDocument> {
  yield {
    kind: 'document',
    text,
    source: { kind: 'memory', label: 'edited draft', unit: '' },
    register: null,
    writtenAt: null,
    authorName: null,
  };
}

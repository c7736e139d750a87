import type { Attestation } from '../contracts/attestation.ts';
import type { JobKey } from './job-store.ts';
import type { PersonKey } from './store.ts';

/** Keeps who attested that texts are a person's own. Holds no text. */
export interface AttestationStore {
  /** For a person who is there; of anybody else nothing is kept, which is no fault. An id already there is left as it was. With `job`: only while that job is there. */
  add(key: PersonKey, attestation: Attestation, job?: JobKey): Promise<void>;
  /** Oldest first, ties by id. An unknown person has none. */
  list(key: PersonKey): Promise<readonly Attestation[]>;
}

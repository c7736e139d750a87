import type { DefaultVoice } from '../contracts/default-voice.ts';

/** Default voices of models: some come with the package, others are measured once on this machine. Nothing in them is a person's. */
export interface DefaultVoices {
  /** The voice of a model by its id; one measured here comes before a shipped one. Null where it was never measured. */
  load(model: string): Promise<DefaultVoice | null>;

  /** Keeps a voice in place of an earlier one of the same model. Fails with `storage_full` or `unreadable_input` when it cannot be written. */
  keep(voice: DefaultVoice): Promise<void>;
}

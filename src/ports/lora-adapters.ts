import type { ModelHandle } from './model.ts';

/** Adapters trained elsewhere, one GGUF file a person. */
export interface LoraAdapters {
  /** Where they lie, for messages. */
  readonly folder: string;
  /** Names of the files, sorted. Fails with `path_not_found` where the folder is not there. May be called again. */
  list(): Promise<readonly string[]>;
  /** The model with the adapter of that name, under an id of its own. Fails with `invalid_input` where the adapter does not fit the model. */
  openWith(file: string): Promise<ModelHandle>;
}

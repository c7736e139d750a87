import type { ModelHandle } from './model.ts';

/** Adapters trained elsewhere, one GGUF file a person. */
export interface LoraAdapters {
  /** Where they lie, for messages. */
  readonly folder: string;
  /** Names of the files, sorted. Fails with `path_not_found` where the folder is not there. May be called again. */
  list(): Promise<readonly string[]>;
  /** What the model is called with the adapter of that name, told from the file alone: no model is loaded. Fails with `path_not_found`, or with `invalid_input` for what is no GGUF file. */
  describe(file: string): Promise<AdaptedModel>;
  /** The model with the adapter of that name, as `describe` says. Fails with `invalid_input` where the adapter does not fit the model. */
  openWith(file: string): Promise<ModelHandle>;
}

/** The id is of the adapter's own, so that no reply of another model is taken for one of this. */
export type AdaptedModel = Required<Pick<ModelHandle, 'id' | 'adapters'>>;

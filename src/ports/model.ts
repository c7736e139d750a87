import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Delivery } from '../contracts/write-result.ts';

/** A language model and what is known of it. The port itself is the AI SDK's `LanguageModelV4`, so every provider fits. */
export interface ModelHandle {
  /** `provider:model`, as the user names it. */
  readonly id: string;
  readonly model: LanguageModelV4;
  /** Tells apart models that have one id at different times: the SHA-256 of the weights, where the id is the path of a file. Default: the id says all. */
  readonly version?: string;
  /** `small` models get the fixed-slot proposal prompt and counted rules; `large` ones the contrastive list. */
  readonly size: 'small' | 'large';
  /** Delivery that was measured best for this model; see docs/decisions/0006-delivery.md. */
  readonly delivery: Delivery;
  /** Tokens a second, for estimates: reading a prompt and writing; null where unknown. */
  readonly speed: { readonly read: number; readonly write: number } | null;
  /** Prompt and reply together may hold this many tokens. */
  readonly contextTokens: number;
  /** Whether it heeds `providerOptions.hyperalign.bias` of a call; default false. */
  readonly heedsBias?: boolean;
  /** Whether it heeds `providerOptions.hyperalign.avoidRepetition` of a call; default false. */
  readonly avoidsRepetition?: boolean;
  /** SHA-256 of each LoRA adapter that changes its weights; left out where none does. */
  readonly adapters?: readonly string[];
  /** Lets go of memory and files. Calling again does nothing. */
  close(): Promise<void>;
}

/** The `provider` of the embedded model: how it is told from all others, who are not to get what is for it alone. */
export const embeddedProvider = 'hyperalign.embedded';

/**
 * `providerOptions.hyperalign` of a prompt message: the prompt up to and including this message is the same in many calls.
 * The embedded model keeps its state after it; other providers ignore it.
 */
export interface PrefixCacheOption {
  readonly cachePrefix: true;
  /** Folder-safe name of who owns the text; `forget` removes what is kept under it. */
  readonly owner: string;
}

/**
 * An entry of `providerOptions.hyperalign.bias` of a call: how much likelier, in units of logits, a model is to write `text` next. It holds where the whole
 * of `text`, leading space and all, is one token of the model's vocabulary; elsewhere nothing is biased. Models that cannot do so ignore the list.
 */
export interface TextBias {
  readonly text: string;
  readonly bias: number;
}

/**
 * `providerOptions.hyperalign` of a call for text: going on with a run of tokens that the same reply already holds gets less likely, the more so the longer
 * the run is. Small models fall into loops otherwise. Models that cannot do so ignore it.
 */
export interface RepetitionOption {
  readonly avoidRepetition: true;
}

/** Saved key-value states of prompts, personal data like the samples they were made from. */
export interface PromptStateStore {
  /** Removes every state kept for the owner and says how many files. */
  forget(owner: string): Promise<number>;
}

import type { ModelHandle } from './model.ts';

/**
 * A way of making a model write as a person. Methods know nothing of how they are measured, and all are run alike: opened once, prepared once a
 * person, asked once a task. They need not keep anything themselves, for every reply of the model is kept by what was asked.
 */
export interface Method {
  /** The name in reports: `zero-shot`, `hyperalign:both`. */
  readonly name: string;
  /** One sentence for the methods card of a report. */
  readonly summary: string;
  /** Raised when the same input gives another text; part of the run record. */
  readonly version: number;
  /** Whether it is told anything of the person. Such a method has a placebo: the same, with another person's material. */
  readonly personal: boolean;
  /** It learns from comparisons, so that material without any is of no use to it. */
  readonly learnsFrom?: 'comparisons';
  /** What it chooses candidates or samples by, where it compares them with other people: no measure of the outcome may share the family or the texts (evaluation.md M5). */
  readonly chooses?: { readonly family: 'word-counts'; readonly texts: 'select' | 'learn' };
  /**
   * Features of which it gives a text the person's own rates, by choosing, steering or editing: measures that read these show of it that this works, and
   * not that the text reads as the person's.
   */
  readonly actsOn?: 'catalogue';
  /** Fits what all people share. Throws `invalid_input` or `path_not_found` when something it needs is missing. */
  open(context: MethodContext): Promise<OpenMethod>;
}

export interface MethodContext {
  readonly model: ModelHandle;
  /**
   * Takes another model into the run, which then keeps, counts and limits what it is asked as it does with `model`. To be asked by the handle that comes
   * back, which needs no closing; the given one is closed by whoever opened it. It should load nothing before its first call: where replies are kept, and in
   * a dry run, there is none.
   */
  readonly enter: (handle: ModelHandle) => ModelHandle;
  /** Whom texts are written as: what a method needs of each can be looked for before anything is written. */
  readonly people: readonly string[];
  /** People who are not written for: what a method trains on. */
  readonly population: readonly PersonMaterial[];
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** All that a method may know of a person. */
export interface PersonMaterial {
  readonly person: string;
  readonly register: string;
  /** What is learned from. */
  readonly samples: readonly MaterialText[];
  /** What candidates may be chosen by; neither learned from nor measured with. */
  readonly selection: readonly string[];
  /** What the person chose between, oldest first; absent where nobody asked. */
  readonly comparisons?: readonly MaterialComparison[];
}

/** A person's choice between two texts for the same thing. Where nobody chose, the experiment says what stands in for it. */
export interface MaterialComparison {
  readonly chosen: string;
  readonly rejected: string;
}

export interface MaterialText {
  readonly id: string;
  readonly text: string;
  /** Texts of one source (a document, a thread, a day) are never split between learning and testing. */
  readonly source: string;
}

export interface WritingTask {
  readonly id: string;
  /** Whose text is asked for. */
  readonly person: string;
  readonly register: string;
  /** In full sentences; the same for every method. */
  readonly brief: string;
  /** How long the text should be, in words. */
  readonly words: number;
  /** How the text begins, where the brief gives that: no part of what is handed back. */
  readonly opening?: string;
}

export interface OpenMethod {
  prepare(material: PersonMaterial): Promise<PreparedMethod>;
  /** Lets go of what `open` took and removes what was kept of people. */
  close?(): Promise<void>;
}

export interface PreparedMethod {
  /** What the model is told of the person in words, for the examples of a report. Never text of a sample. */
  readonly statements: readonly string[];
  /** Throws what the model threw; an empty text is an outcome. */
  write(task: WritingTask, draw: Draw): Promise<MethodText>;
}

export interface Draw {
  readonly seed: number;
  readonly signal?: AbortSignal;
}

export interface MethodText {
  readonly text: string;
  /** The text ends where the limit of length was. */
  readonly cut: boolean;
  /** Hypotheses that the text could follow, and did, where the method has such. */
  readonly compliance: { readonly followed: number; readonly told: number } | null;
}

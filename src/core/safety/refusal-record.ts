/** The weights of the refusal classifier as they are kept, with what they were fitted on and how well the classifier does on answers it was not fitted on. */
export interface RefusalRecord {
  readonly source: string;
  /** SHA-256 of each file read. */
  readonly dataHashes: Readonly<Record<string, string>>;
  /** Of any refusal, and of a full one. */
  readonly intercepts: readonly [number, number];
  /** By sign: the weight of any refusal, and that of a full one. */
  readonly signs: Readonly<Record<string, readonly [number, number]>>;
  readonly folds: number;
  readonly seed: number;
  /** The fair set: answers to safe prompts. */
  readonly safePrompts: RefusalFigures;
  /** With answers to unsafe prompts, of which only full refusals have text: these figures flatter. */
  readonly allPrompts: RefusalFigures;
}

/** Agreement with people's labels; all but `threeWayKappa` of a refusal of any kind against compliance. */
export interface RefusalFigures {
  readonly n: number;
  readonly prompts: number;
  readonly kappa: number;
  /** 95 %, prompts redrawn whole. */
  readonly low: number;
  readonly high: number;
  readonly precision: number;
  readonly recall: number;
  readonly threeWayKappa: number;
  /** Mean, least and most kappa over `draws` draws of the folds, of which the figures above are the first: quote the mean. */
  readonly draws: number;
  readonly meanKappa: number;
  readonly leastKappa: number;
  readonly mostKappa: number;
  /** Whether the writers' refusal rates stand in the order of those by people's labels. */
  readonly orderKept: boolean;
}

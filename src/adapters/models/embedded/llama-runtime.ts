// The part of node-llama-cpp that is used here. Its own declarations are not in the root tree, since the package is installed on demand.

export type Token = number & { readonly __token: never };

export interface LlamaModule {
  getLlama(options: LlamaOptions): Promise<Llama>;
  readonly LlamaGrammarEvaluationState: new (options: {
    readonly model: LlamaModel;
    readonly grammar: LlamaGrammar;
  }) => GrammarState;
  readonly TokenBias: new (tokenizer: unknown) => LlamaTokenBias;
  resolveChatWrapper(model: LlamaModel, options: { readonly warningLogs: boolean }): ChatWrapper;
}

export interface LlamaOptions {
  readonly build: 'never';
  readonly skipDownload: true;
  readonly gpu: false | 'auto';
  readonly maxThreads: number;
  readonly progressLogs: false;
  readonly logLevel: 'disabled';
  readonly logger: (level: string, message: string) => void;
}

export interface Llama {
  loadModel(options: { readonly modelPath: string; readonly loadSignal?: AbortSignal }): Promise<LlamaModel>;
  createGrammarForJsonSchema(schema: unknown): Promise<LlamaGrammar>;
  createGrammar(options: { readonly grammar: string }): Promise<LlamaGrammar>;
  getGrammarFor(kind: 'json'): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

export interface LlamaGrammar {
  readonly grammar: string;
}

export interface GrammarState {
  clone(): GrammarState;
}

/** Holds for the model of the tokenizer it was made with. */
export interface LlamaTokenBias {
  /** Added to the token's logit before anything is drawn; tokens that end a reply are left as they are. */
  set(token: Token, bias: { readonly logit: number }): LlamaTokenBias;
}

export interface LlamaModel {
  readonly trainContextSize: number;
  readonly tokens: { readonly bos: Token | null; readonly shouldPrependBosToken: boolean };
  readonly fileInfo: { readonly metadata?: WeightsMetadata };
  /** Numbers of an embedding. */
  readonly embeddingVectorSize: number;
  /** With `specialTokens` the text's control tokens are read as such, otherwise as plain text. */
  tokenize(text: string, specialTokens?: boolean): Token[];
  detokenize(tokens: readonly Token[], specialTokens?: boolean, lastTokens?: readonly Token[]): string;
  readonly tokenizer: unknown;
  isEogToken(token: Token): boolean;
  createContext(options: ContextOptions): Promise<LlamaContext>;
  createEmbeddingContext(options: Omit<ContextOptions, 'sequences' | 'lora'>): Promise<LlamaEmbeddingContext>;
  dispose(): Promise<void>;
}

/** Of what a GGUF file says of itself. Besides, under the name of its architecture, how that one is laid out. */
export interface WeightsMetadata {
  readonly general?: { readonly architecture?: string };
  readonly tokenizer?: { readonly chat_template?: string };
}

export interface LlamaEmbeddingContext {
  /** What the model's own pooling makes of the tokens; the state after the last one where it has none, as models that write. */
  getEmbeddingFor(tokens: Token[]): Promise<{ readonly vector: readonly number[] }>;
  dispose(): Promise<void>;
}

export interface ContextOptions {
  readonly sequences: number;
  /** Tokens a sequence. */
  readonly contextSize: number;
  readonly batchSize: number;
  readonly threads: number;
  readonly lora?: { readonly adapters: { readonly filePath: string; readonly scale: number }[] };
}

export interface LlamaContext {
  readonly contextSize: number;
  getSequence(): LlamaSequence;
  dispose(): Promise<void>;
}

export interface LlamaSequence {
  readonly contextTokens: Token[];
  readonly nextTokenIndex: number;
  clearHistory(): Promise<void>;
  adaptStateToTokens(tokens: Token[], allowShift: boolean): Promise<void>;
  evaluateWithoutGeneratingNewTokens(tokens: Token[]): Promise<void>;
  evaluate(tokens: Token[], options: EvaluateOptions): AsyncGenerator<Token, void>;
  saveStateToFile(path: string): Promise<unknown>;
  loadStateFromFile(path: string, risk: { readonly acceptRisk: true }): Promise<void>;
  /** Not declared by the library, which uses it itself: copies another sequence's state in memory, in under a millisecond. */
  _copyStateFromOtherSequence?(other: LlamaSequence, upToTokenIndex: number): Promise<boolean>;
}

export interface EvaluateOptions {
  readonly temperature: number;
  readonly seed: number;
  readonly topP?: number;
  readonly topK?: number;
  readonly grammarEvaluationState?: GrammarState;
  readonly tokenBias?: LlamaTokenBias;
  readonly repeatPenalty?: {
    readonly punishTokens: () => Token[];
    readonly penalty: number;
    readonly maxPunishTokens: number;
    readonly frequencyPenalty?: number;
    readonly presencePenalty?: number;
  };
  readonly dryRepeatPenalty?: {
    readonly strength: number;
    readonly base: number;
    readonly allowedLength: number;
    readonly lastTokens: number;
    readonly sequenceBreakers: readonly string[];
  };
}

export interface ChatWrapper {
  generateContextState(options: { readonly chatHistory: readonly ChatItem[] }): {
    readonly contextText: { tokenize(tokenizer: unknown): Token[] };
    readonly stopGenerationTriggers: readonly { readonly values?: readonly unknown[]; toString(): string }[];
  };
}

export type ChatItem =
  | { readonly type: 'system'; readonly text: string }
  | { readonly type: 'user'; readonly text: string }
  | { readonly type: 'model'; readonly response: readonly string[] };

import { type Comparisons, comparisonsOf, mostCandidates } from './bind-comparisons.ts';
import { type BoundJobs, bindJobs, type Jobs } from './bind-jobs.ts';
import type { DefaultVoice } from './contracts/default-voice.ts';
import type { EditResult } from './contracts/edit-result.ts';
import type { ExportedProfile } from './contracts/exported-profile.ts';
import type { Guidance } from './contracts/guidance.ts';
import { identifierSchema } from './contracts/identifiers.ts';
import type { LearnEstimate, LearnResult } from './contracts/learn-result.ts';
import type { PostEditMode } from './contracts/post-edit.ts';
import type { Profile } from './contracts/profile.ts';
import { type Steer, steerSchema } from './contracts/steering.ts';
import type { VerifyResult } from './contracts/verify-result.ts';
import type { WorkspaceUsage } from './contracts/workspace-usage.ts';
import {
  type Compliance,
  type Delivery,
  deliverySchema,
  type Rank,
  rankSchema,
  type WriteResult,
} from './contracts/write-result.ts';
import { budgetedEmbedder } from './engine/access/budgeted-embedder.ts';
import { budgetedModel } from './engine/access/budgeted-model.ts';
import { openSpending, type Spending } from './engine/access/spending.ts';
import { assess } from './engine/assess.ts';
import { checkWholeNumber } from './engine/check-whole-number.ts';
import type { EnginePorts } from './engine/engine-ports.ts';
import { findPerson, findProfile } from './engine/find-profile.ts';
import { type ForgetOptions, type Forgotten, forget } from './engine/forget.ts';
import { type GuideRequest, guide } from './engine/guide.ts';
import { estimateLearning, type LearnRequest, learn } from './engine/learn.ts';
import { type EditRequest, learnFromEdit } from './engine/learn-from-edit.ts';
import { measureVoice } from './engine/measure-voice.ts';
import { type ProfileTools, profileTools } from './engine/profile-tools.ts';
import type { OnProgress } from './engine/progress.ts';
import { promptOwner } from './engine/prompt-owner.ts';
import { showUsage } from './engine/show-usage.ts';
import type { GuidanceSteer } from './engine/steer-guidance.ts';
import { verify } from './engine/verify.ts';
import { write } from './engine/write.ts';
import { HyperalignError } from './errors.ts';
import {
  defaultSeed,
  documentsOf,
  type LearnOptions,
  learnRequest,
  parseInput,
  registerOf,
  seeds,
} from './learn-options.ts';
import type { DocumentReader } from './ports/document-reader.ts';
import type { Embedder } from './ports/embedder.ts';
import type { ModelHandle } from './ports/model.ts';
import type { ListPart, PersonKey, PersonSummary } from './ports/store.ts';

export type { AttestationOptions, GivenText, LearnOptions } from './learn-options.ts';

/** The client: what an application, the command line and every other shell use. Bound to one workspace. */
export interface Hyperalign extends Comparisons {
  /** Learns a person from their texts and keeps a new profile version. New texts update what is known. */
  learn(options: LearnOptions): Promise<LearnResult>;
  /** What `learn` would cost. Spends and stores nothing. */
  estimateLearning(options: LearnOptions): Promise<LearnEstimate>;
  /** Writes a text in a person's voice, or with `person: null` without one. */
  write(options: WriteOptions): Promise<WriteResult>;
  /**
   * What the person's profile becomes in a conversation with any model: a text for the system message, and own samples as earlier exchanges. Calls no model;
   * compiled once a profile version, after that one row is read.
   */
  guidance(options: GuidanceOptions): Promise<Guidance>;
  /**
   * The `owner` of `providerOptions.hyperalign` in a prompt of your own to the embedded model that holds a person's guidance: what is kept of the prompt under
   * this name goes when the person is forgotten or a sample removed. Tells nothing of the person.
   */
  promptOwner(person: string): string;
  /** Learns from how a person changed a draft: proposals that its owner accepts or rejects. */
  edit(options: EditOptions): Promise<EditResult>;
  /** Says whether a text is consistent with a person's writing. */
  verify(options: TextOfPerson): Promise<VerifyResult>;
  /** Which of a person's selected hypotheses a text follows, whoever wrote it. */
  assess(options: TextOfPerson): Promise<readonly Compliance[]>;
  /** A person's profile: show, change, compare, roll back, export. */
  profile(person: string): ProfileTools;
  /** Adds an exported profile as the person's newest version. */
  importProfile(exported: ExportedProfile, as?: string): Promise<Profile>;
  /** Everybody in the workspace by id, or a part of them. */
  people(part?: ListPart): Promise<readonly PersonSummary[]>;
  /** What the list of people tells of one. Throws `person_not_found`. */
  person(person: string): Promise<PersonSummary>;
  /** Learning that runs beside the application, here or in another process. */
  readonly jobs: Jobs;
  /**
   * Hears how the client's model writes for nobody in particular (twelve answers a register) and keeps the counts, once a model. Learning then ranks
   * habits that the model has anyway last. The default model's voice comes with the package.
   */
  measureVoice(options?: MeasureVoiceOptions): Promise<DefaultVoice>;
  /** Removes everything kept of a person and says what; the audit log keeps the counts, not whom. */
  forget(person: string, options?: ForgetOptions): Promise<Forgotten>;
  /** Tokens spent in this workspace, those of the proxy included, and what is left of this day's. */
  usage(): Promise<WorkspaceUsage>;
  /** Lets go of model and store. */
  close(): Promise<void>;
}

export interface TextOfPerson {
  readonly person: string;
  readonly text: string;
  /** The situation of the text; default: the person's most frequent one. */
  readonly register?: string;
}

export interface WriteOptions {
  readonly person: string | null;
  readonly task: string;
  readonly register?: string;
  /** Draws this many texts, at most 16, and keeps the best by `rank`; default 1. */
  readonly candidates?: number;
  /**
   * What the best of several candidates is: nearest to the fingerprint (default); following most hypotheses (`hypotheses`); liked most, as the person's comparisons show (`reward`); or that and
   * the fingerprint (`both`), each weighing the same. Where the comparisons do not carry another order, the fingerprint's stands, and `notices` say so. Needs a person.
   */
  readonly rank?: Rank;
  /** Default `auto`: what was measured to work for the model. */
  readonly delivery?: Delivery | 'auto';
  /**
   * Makes single words and marks likelier or less likely while the text is written, towards the person's rates: those that accepted hypotheses are about, or
   * all that are counted (`fingerprint`). Needs a model that heeds biases, as embedded ones do, and its default voice. Default `off`.
   */
  readonly steer?: Steer;
  /**
   * Gives the finished text the person's capitals, commas and end marks: those that accepted hypotheses are about, or all that are counted
   * (`fingerprint`). Works with every model and costs no call; the text is then not handed on piece by piece. Default `off`.
   */
  readonly postEdit?: PostEditMode;
  /** Puts the guidance into the result. */
  readonly showGuidance?: boolean;
  /** One revision of what the text broke; default false. */
  readonly revise?: boolean;
  /** Upper limit of prompt tokens for hypotheses and samples together; default 1,200. */
  readonly guidanceTokens?: number;
  readonly profileVersion?: number;
  readonly seed?: number;
  readonly onText?: (piece: string) => void;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface GuidanceOptions {
  readonly person: string;
  /** Default: the person's most frequent one. */
  readonly register?: string;
  /** Default `both`, for models that follow instructions; a small one does better with `samples`. */
  readonly delivery?: Delivery;
  /** Upper limit of prompt tokens for hypotheses and samples together; default 1,200. */
  readonly guidanceTokens?: number;
  readonly profileVersion?: number;
  /**
   * Besides, what would make single words and marks as frequent in the model's text as the person has them (`steering` of the guidance), as `write` does it: for a model that is asked
   * elsewhere and takes biases. Needs the default voice of the model, `provider:model`. Default: nothing is steered.
   */
  readonly steer?: GuidanceSteer;
}

export interface MeasureVoiceOptions {
  /** One register; by default all. */
  readonly register?: string;
  readonly seed?: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface EditOptions {
  readonly person: string;
  /** The text a model wrote. */
  readonly draft: string;
  /** What the person made of it. */
  readonly final: string;
  /** Default: the person's most frequent one. */
  readonly register?: string;
  /** What the person says of the change, such as "I never use exclamation marks"; proposed at once. */
  readonly note?: string;
  /** Upper limit of tokens read and written by the model. */
  readonly budgetTokens?: number;
  /** False learns from counts alone; by default the client's model is asked once, when it has one. */
  readonly useModel?: boolean;
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

export interface ClientParts {
  readonly ports: EnginePorts;
  readonly documents: DocumentReader;
  readonly workspace: string;
  /** Opens the model on first use, so that a use that needs none pays nothing. Null: there is none. */
  readonly openModel: (() => Promise<ModelHandle>) | null;
  /** Likewise what reads texts as a whole. Default: nothing does. */
  readonly openEmbedder?: (() => Promise<Embedder>) | null;
  /** Jobs of every workspace, where one runner does them all. Default: a runner for this workspace alone. */
  readonly jobs?: BoundJobs;
  /** What the store's models cost, where several share it. Default: the client's own. */
  readonly spending?: Spending;
}

/** Binds the use cases to their ports. `createHyperalign` in `compose.ts` chooses the ports. */
export function bindClient({ ports, documents, workspace, openModel, ...shared }: ClientParts): Hyperalign {
  const keyOf = (person: string) => ({ workspace, person: parseInput(identifierSchema, person, 'person') });
  const { spending = openSpending(ports) } = shared;
  const { opened, close: closeModel } = openedOnce(openModel);
  const embedders = openedOnce(shared.openEmbedder ?? null);
  const model = async () => {
    const handle = await opened();
    return handle === null ? null : budgetedModel(spending, workspace, handle);
  };
  const request = async (options: LearnOptions, useModel: boolean): Promise<LearnRequest> => {
    const asked = learnRequest(options, keyOf(options.person));
    // A model may take seconds to load, so a wrong path is told before.
    const found = await begun(documentsOf(options, documents));
    return { ...asked, documents: found, model: useModel ? await model() : null };
  };
  const jobs = shared.jobs ?? bindJobs({ ports, documents, openModel: opened, spending, workspaces: [workspace] });

  return {
    learn: async (options) => learn(ports, await request(options, options.useModel ?? true)),
    estimateLearning: async (options) => estimateLearning(ports, await request(options, options.useModel ?? true)),
    write: async ({ person, register, ...options }) => {
      requirePersonToRank(person, options.rank);
      checkWholeNumber('candidates', options.candidates, { min: 1, max: mostCandidates });
      checkWholeNumber('guidanceTokens', options.guidanceTokens, { min: 0, max: Number.MAX_SAFE_INTEGER });
      checkWholeNumber('seed', options.seed, seeds);
      const key = person === null ? null : keyOf(person);
      const asked = registerOf(register);
      // A model may take seconds to load, so an unknown person is told before.
      if (key !== null) await findProfile(ports.store, key, options.profileVersion);
      return write(ports, {
        ...options,
        workspace,
        key,
        register: asked,
        model: present(await model(), 'Writing'),
        seed: options.seed ?? defaultSeed,
        ...(isRankedByComparisons(options) ? embedderOf(await embedders.opened(), spending, workspace) : {}),
      });
    },
    guidance: async (options) => guide(ports, guideRequest(options, keyOf(options.person))),
    promptOwner: (person) => promptOwner(keyOf(person)),
    edit: async ({ useModel = true, ...options }) => {
      const asked = editRequest(options, keyOf(options.person));
      // A model may take seconds to load, so an unknown person is told before.
      await findProfile(ports.store, asked.key);
      return learnFromEdit(ports, { ...asked, model: useModel ? await model() : null });
    },
    verify: async ({ person, text, register }) =>
      verify(ports, { key: keyOf(person), text, register: registerOf(register) }),
    assess: async ({ person, text, register }) =>
      assess(ports, { key: keyOf(person), text, register: registerOf(register) }),
    profile: (person) => profileTools(ports, keyOf(person)),
    // A file of a user may hold anything; what is no profile names nobody and is refused below.
    importProfile: async (exported: Partial<ExportedProfile> | null, as) =>
      profileTools(ports, keyOf(as ?? exported?.profile?.person ?? 'nobody')).import(exported),
    people: (part) => ports.store.people.list(workspace, part),
    person: (person) => findPerson(ports.store, keyOf(person)),
    measureVoice: async ({ register, seed, ...options } = {}) => {
      checkWholeNumber('seed', seed, seeds);
      return measureVoice(ports, {
        ...options,
        workspace,
        register: registerOf(register),
        model: present(await model(), 'Measuring a default voice'),
        seed: seed ?? defaultSeed,
      });
    },
    ...comparisonsOf({ ports, keyOf, model: async () => present(await model(), 'Proposing a pair') }),
    jobs: { ...jobs.in(workspace), start: jobs.runner.start, stop: jobs.runner.stop },
    // A job of the person in this process is stopped at once; in another it finds out by itself.
    forget: async (person, options) => forget(ports, keyOf(person), options).finally(() => jobs.runner.beat()),
    usage: () => showUsage(ports, spending, workspace),
    close: async () => {
      await jobs.runner.stop();
      await Promise.all([closeModel(), embedders.close()]);
      await spending.flush().finally(() => ports.store.close());
    },
  };
}

function isRankedByComparisons({ rank, candidates = 1 }: Pick<WriteOptions, 'rank' | 'candidates'>): boolean {
  return candidates > 1 && (rank === 'reward' || rank === 'both');
}

function embedderOf(embedder: Embedder | null, spending: Spending, workspace: string) {
  return embedder === null ? {} : { embedder: budgetedEmbedder(spending, workspace, embedder) };
}

/** Nobody has neither comparisons nor hypotheses. */
function requirePersonToRank(person: string | null, rank: Rank = 'fingerprint'): void {
  parseInput(rankSchema, rank, 'rank');
  if (person === null && rank !== 'fingerprint')
    throw new HyperalignError(
      'invalid_input',
      `Candidates cannot be ranked by "${rank}" without a person: it is their comparisons or hypotheses that tell. Give a person, or leave rank out.`,
    );
}

function guideRequest({ register, delivery = 'both', ...options }: GuidanceOptions, key: PersonKey): GuideRequest {
  checkWholeNumber('guidanceTokens', options.guidanceTokens, { min: 0, max: Number.MAX_SAFE_INTEGER });
  const known = parseInput(deliverySchema, delivery, 'delivery');
  if (options.steer !== undefined) parseInput(steerModeSchema, options.steer.mode, 'steer.mode');
  return { ...options, key, register: registerOf(register), delivery: known };
}

function present(handle: ModelHandle | null, what: string): ModelHandle {
  if (handle !== null) return handle;
  throw new HyperalignError(
    'model_not_configured',
    `${what} needs a model, and the model is "none". Name one with --model, for example --model local:qwen2.5-coder-1.5b or --model openai:gpt-5-mini.`,
  );
}

function editRequest(options: EditOptions, key: EditRequest['key']): Omit<EditRequest, 'model'> {
  const { draft, final, register, note = null, budgetTokens, seed, signal } = options;
  checkWholeNumber('budgetTokens', budgetTokens, { min: 0, max: Number.MAX_SAFE_INTEGER });
  checkWholeNumber('seed', seed, seeds);
  return {
    ...{ key, draft, final, note, budgetTokens: budgetTokens ?? null, seed: seed ?? defaultSeed },
    register: registerOf(register),
    ...(signal === undefined ? {} : { signal }),
  };
}

/** What is opened at its first use, or nothing. A client may live long: what could not be opened is tried again at the next use. */
function openedOnce<Opened extends { close(): Promise<void> }>(open: (() => Promise<Opened>) | null) {
  let opening: Promise<Opened> | null = null;
  return {
    opened: async (): Promise<Opened | null> => {
      if (open === null) return null;
      opening ??= open().catch((error: unknown) => {
        opening = null;
        throw error;
      });
      return opening;
    },
    close: async (): Promise<void> => {
      const handle = await opening?.catch(() => null);
      await handle?.close();
    },
  };
}

const steerModeSchema = steerSchema.exclude(['off']);

/** The same items, once the first is there: what cannot begin fails here. */
async function begun<Item>(items: AsyncIterable<Item>): Promise<AsyncIterable<Item>> {
  const rest = items[Symbol.asyncIterator]();
  const first = await rest.next();
  return {
    async *[Symbol.asyncIterator]() {
      if (first.done === true) return;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => rest };
    },
  };
}

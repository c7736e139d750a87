import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { LearnEstimate, LearnResult, Notice } from '../contracts/learn-result.ts';
import type { Profile } from '../contracts/profile.ts';
import type { Sample } from '../contracts/sample.ts';
import { keepStanding, mergeHypotheses, selectHypotheses } from '../core/hypotheses/index.ts';
import { placeSamples } from '../core/profile/index.ts';
import {
  buildFingerprint,
  chooseBackground,
  detectRegister,
  scoreAgainstFingerprint,
} from '../core/stylometry/index.ts';
import type { FoundDocument, SkippedDocument } from '../ports/document-reader.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PersonKey } from '../ports/store.ts';
import { promptName } from '../prompting/prompt.ts';
import { CallLedger } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import { estimateCalls } from './estimate-calls.ts';
import { inferHypotheses, proposalPrompt } from './infer-hypotheses.ts';
import { caveatsOf, noProfileNotice } from './learning-caveats.ts';
import { countText, type MeasuredSample, measurePerson, measureSamples } from './measure-person.ts';
import { prepareTurns, type Turns } from './prepare-turns.ts';
import type { OnProgress } from './progress.ts';
import { type ReadText, type ReadTextsResult, readTexts } from './read-texts.ts';
import { isoTime, recordRun } from './record-run.ts';
import { showHypothesis } from './show-hypothesis.ts';
import { splitContrast } from './split-contrast.ts';
import { throwIfStopped } from './throw-if-stopped.ts';
import { tryInferred } from './try-inferred.ts';

export interface LearnRequest {
  readonly key: PersonKey;
  readonly documents: AsyncIterable<FoundDocument | SkippedDocument>;
  readonly register: string | null;
  /** Null learns from counts alone. */
  readonly model: ModelHandle | null;
  readonly budgetTokens: number | null;
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Calls one learning may make: hypotheses, requests of shown samples, verdicts. */
const mostCalls = 3;

/** Texts in, a tested profile version out. Nothing is stored before everything is known, so a stop at any moment leaves the last version. */
export async function learn(ports: EnginePorts, request: LearnRequest): Promise<LearnResult> {
  const ledger = new CallLedger({
    calls: mostCalls,
    ...(request.budgetTokens === null ? {} : { tokens: request.budgetTokens }),
  });
  return recordRun(ports, { kind: 'learn', key: request.key, model: request.model?.id ?? 'none', ledger }, async () => {
    const lap = stopwatch(ports);
    const gathered = await gather(ports, request);
    const readMs = lap();
    request.onProgress?.({ step: 'measuring', samples: gathered.samples.length });
    const measured = await measure(ports, request, gathered);
    const measureMs = lap();
    const told = await askModel(ports, request, { ...gathered, ...measured, ledger });
    const inferMs = lap();
    request.onProgress?.({ step: 'storing' });
    const profile = await keep(ports, request, { ...gathered, ...measured, ...told });
    const storeMs = lap();
    const textOf = new Map(gathered.samples.map(({ id, text }) => [id, text]));
    return {
      person: request.key.person,
      profile:
        profile === null
          ? null
          : { version: profile.version, hypotheses: profile.hypotheses.map((one) => showHypothesis(one, textOf)) },
      samples: gathered.read.report,
      notices: [
        ...(profile === null ? [noProfileNotice(gathered.read.report)] : []),
        ...told.notices,
        ...(profile?.caveats ?? []).map((message) => ({ code: 'caveat', message })),
      ],
      usage: ledger.usage,
      timings: { readMs, measureMs, inferMs, storeMs, totalMs: readMs + measureMs + inferMs + storeMs },
    };
  });
}

/** What `learn` would spend, from the prompts it would send. */
export async function estimateLearning(ports: EnginePorts, request: LearnRequest): Promise<LearnEstimate> {
  const gathered = await gather(ports, request);
  const measured = await measure(ports, request, gathered);
  const estimate =
    request.model === null || gathered.samples.length === 0
      ? { calls: 0, inputTokens: 0, outputTokens: 0, seconds: 0 }
      : estimateCalls({
          model: request.model,
          proposal: proposalPrompt({
            ...(await inferInput(ports, request, { ...gathered, ...measured })),
            model: request.model,
          }).prompt,
          samples: gathered.samples,
          register: measured.register,
        });
  return {
    person: request.key.person,
    samples: gathered.read.report,
    estimate,
    budgetTokens: request.budgetTokens,
    fits: request.budgetTokens === null || estimate.inputTokens + estimate.outputTokens <= request.budgetTokens,
  };
}

interface Gathered {
  readonly read: ReadTextsResult;
  /** Known and new ones, ordered by id. */
  readonly samples: readonly MeasuredSample[];
  readonly fresh: readonly Sample[];
  readonly previous: Profile | null;
}

async function gather(ports: EnginePorts, request: LearnRequest): Promise<Gathered> {
  const known = await ports.store.samples.list(request.key);
  const previous = await ports.store.profiles.latest(request.key);
  const read = await readTexts({ ...request, known });
  const addedAt = isoTime(ports.clock.now());
  const parts = placeSamples(known, read.texts);
  const detected = await registerOfTheRest(ports, read.texts);
  const fresh = read.texts.map(
    (text): Sample => ({
      ...text,
      register: text.register ?? detected,
      part: parts.get(text.id) ?? 'inference',
      addedAt,
    }),
  );
  const samples = [...known, ...fresh].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { read, fresh, previous, samples: measureSamples(samples) };
}

/** One register for all texts whose form does not tell theirs. */
async function registerOfTheRest({ background }: EnginePorts, texts: readonly ReadText[]): Promise<string> {
  const untold = texts.filter(({ register }) => register === null);
  return detectRegister(
    untold.map(({ text }) => countText(text)),
    await background.load(),
  );
}

interface Measured {
  readonly register: string;
  readonly registers: readonly string[];
  readonly measured: readonly Hypothesis[];
}

async function measure(ports: EnginePorts, { key }: LearnRequest, { samples }: Gathered): Promise<Measured> {
  const registers = registersOf(samples);
  const backgrounds = await ports.background.load();
  const measured = registers.flatMap((register) =>
    measurePerson({ person: key.person, samples, register, background: chooseBackground(backgrounds, register) }),
  );
  return { register: registers[0] ?? 'post', registers, measured };
}

interface Told {
  /** With what the model's restatements added. */
  readonly measured: readonly Hypothesis[];
  readonly inferred: readonly Hypothesis[];
  readonly turns: Turns;
  readonly prompts: readonly string[];
  readonly notices: readonly Notice[];
}

async function askModel(
  ports: EnginePorts,
  request: LearnRequest,
  found: Gathered & Measured & { readonly ledger: CallLedger },
): Promise<Told> {
  const { model, seed, signal } = request;
  const ask = { ledger: found.ledger, seed, ...(signal === undefined ? {} : { signal }) };
  const background = chooseBackground(await ports.background.load(), found.register);
  const fingerprint = buildFingerprint(found.samples);
  const turnsWith = (asked: ModelHandle | null) =>
    prepareTurns({
      ...found,
      typicality: ({ text }) => scoreAgainstFingerprint(text, fingerprint, background),
      model: asked,
      ask,
    });
  if (model === null || found.samples.length === 0)
    return { measured: found.measured, inferred: [], turns: await turnsWith(null), prompts: [], notices: [] };

  const input = await inferInput(ports, request, found);
  request.onProgress?.({ step: 'asking', purpose: 'propose hypotheses' });
  const proposed = await inferHypotheses({ ...input, model, ask });
  request.onProgress?.({ step: 'asking', purpose: 'say what each shown sample answers' });
  const turns = await turnsWith(model);
  request.onProgress?.({ step: 'asking', purpose: 'judge hypotheses on held-out texts' });
  const own = found.samples.filter((sample) => sample.part === 'trial' && sample.register === found.register);
  const contrast = splitContrast(await ports.contrast.load(found.register)).toTry;
  const tried = await tryInferred({ hypotheses: proposed.hypotheses, own, contrast, model, ask });
  return {
    measured: proposed.measured,
    inferred: tried.hypotheses,
    turns,
    prompts: [promptName(proposalPrompt({ ...input, model }).prompt), ...(turns.prompt === null ? [] : [turns.prompt])],
    notices: [...proposed.notices, ...turns.notices, ...tried.notices],
  };
}

async function inferInput(
  ports: EnginePorts,
  { key }: LearnRequest,
  { samples, measured, register, previous }: Gathered & Measured,
) {
  return {
    person: key.person,
    register,
    samples,
    measured,
    contrast: splitContrast(await ports.contrast.load(register)).toPropose,
    rejected:
      previous?.hypotheses.filter(({ standing }) => standing === 'rejected').map(({ statement }) => statement) ?? [],
    background: chooseBackground(await ports.background.load(), register),
  };
}

async function keep(
  ports: EnginePorts,
  request: LearnRequest,
  found: Gathered & Measured & Told,
): Promise<Profile | null> {
  const { key, seed, model } = request;
  throwIfStopped(request.signal);
  if (found.samples.length === 0) return null;
  const merged = mergeHypotheses([...found.measured, ...found.inferred]);
  const background = await ports.background.load();
  const hypotheses = selectHypotheses({
    hypotheses: keepStanding(found.previous?.hypotheses ?? [], merged),
    samples: found.samples,
    backgroundOf: (register) => chooseBackground(background, register),
  });
  const part = (side: Sample['part']) => found.samples.filter((sample) => sample.part === side).length;
  const profile: Profile = {
    schemaVersion: 1,
    person: key.person,
    version: (found.previous?.version ?? 0) + 1,
    createdAt: isoTime(ports.clock.now()),
    reason: 'learn',
    registers: [...found.registers],
    attributes: {
      signature: found.previous?.attributes.signature ?? found.read.signature,
      language: mostFrequentLanguage(found.samples),
      role: found.previous?.attributes.role ?? null,
    },
    hypotheses: [...hypotheses],
    fingerprint: buildFingerprint(found.samples),
    shownSamples: [...found.turns.shown],
    sampleCount: { inference: part('inference'), trial: part('trial') },
    provenance: { model: model?.id ?? 'none', prompts: [...found.prompts], background: background.version, seed },
    caveats: [...caveatsOf(found)],
  };
  await ports.store.samples.add(key, found.fresh);
  await ports.store.profiles.append(key, profile);
  return profile;
}

/** Registers by number of samples, most frequent first; ties by name. */
function registersOf(samples: readonly Sample[]): readonly string[] {
  return byFrequency(samples.map(({ register }) => register));
}

function mostFrequentLanguage(samples: readonly Sample[]): string {
  return byFrequency(samples.map(({ language }) => language))[0] ?? 'und';
}

function byFrequency(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}

function stopwatch({ clock }: EnginePorts): () => number {
  let last = clock.elapsed();
  return () => {
    const now = clock.elapsed();
    const lap = now - last;
    last = now;
    return lap;
  };
}

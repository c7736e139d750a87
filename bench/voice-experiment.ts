import { openModel } from '../src/compose-model.ts';
import { loadConfig } from '../src/config.ts';
import { bootstrapMean } from '../src/core/statistics/index.ts';
import { askForObject } from '../src/engine/ask-model.ts';
import { CallLedger } from '../src/engine/call-ledger.ts';
import { createHyperalign, type Hyperalign } from '../src/index.ts';
import type { ModelHandle } from '../src/ports/model.ts';
import { describeRequests, requestsReplySchema } from '../src/prompting/describe-requests.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { type KeptResults, openKeptResults } from './kept-results.ts';
import { fitMaskedVerifier, type MaskedVerifier } from './masked-verifier.ts';
import { readVoiceCorpus, type VoiceCorpus, type VoiceCorpusOptions, type VoicePerson } from './voice-corpus.ts';
import { withoutProposals } from './without-proposals.ts';

const modelId = 'local:qwen2.5-coder-1.5b';
const workspace = 'bench-voice';
const arms = ['own', 'placebo', 'none'] as const;
type Arm = (typeof arms)[number];

/**
 * The paired experiment: the same task written with the person's profile, with another person's (placebo) and with none, scored by a content-masked
 * verifier fitted on texts that no profile saw. The figure that counts is own over placebo. Goes on where it was stopped.
 */
export async function runVoice(
  name: string,
  corpusOptions: Pick<VoiceCorpusOptions, 'name' | 'register' | 'cutWords'> & { readonly file: string },
  { seed, quick }: BenchOptions,
): Promise<BenchResult> {
  const { file, ...options } = corpusOptions;
  const size = quick ? { people: 2, tasks: 1, seed } : { people: 8, tasks: 3, seed };
  const path = new URL(`../../shared/data/authorship/${file}`, import.meta.url);
  const corpus = await readVoiceCorpus({ ...options, path, ...size });
  const kept = await openKeptResults('voice');
  const model = withoutProposals(await openModel(loadConfig(), modelId));
  const client = await createHyperalign({ workspace, model });
  try {
    const rows = await writeAll({ client, model, corpus, kept, seed });
    return { name, ...summarise(corpus, rows, seed), seed };
  } finally {
    await client.close();
  }
}

interface Setting {
  readonly client: Hyperalign;
  readonly model: ModelHandle;
  readonly corpus: VoiceCorpus;
  readonly kept: KeptResults;
  readonly seed: number;
}

interface Written {
  readonly text: string;
  readonly leakage: number;
}

interface Row {
  readonly author: string;
  readonly real: Scored;
  readonly arms: Readonly<Record<Arm, Scored & { readonly leakage: number }>>;
}

interface Scored {
  readonly score: number;
  readonly rank: number;
  readonly words: number;
}

async function writeAll(setting: Setting): Promise<readonly Row[]> {
  const { client, corpus } = setting;
  const verifier = fitMaskedVerifier(corpus.people.map(({ author, verify }) => ({ author, texts: verify })));
  const profiles = new Map<string, string>();
  for (const person of corpus.written) profiles.set(person.author, await learnOnce(setting, person));
  const rows: Row[] = [];
  for (const [index, person] of corpus.written.entries()) {
    const other = corpus.written[(index + 1) % corpus.written.length] ?? person;
    for (const real of person.tasks) {
      const task = await describe(setting, real);
      const write = async (voice: string | null) => {
        const written = await writeOnce(setting, {
          voice,
          task,
          profile: voice === null ? '' : (profiles.get(voice) ?? ''),
        });
        return { ...scored(verifier, written.text, person.author), leakage: written.leakage };
      };
      const texts = { own: await write(person.author), placebo: await write(other.author), none: await write(null) };
      rows.push({ author: person.author, real: scored(verifier, real, person.author), arms: texts });
    }
  }
  for (const person of corpus.written) await client.forget(person.author);
  return rows;
}

/** Learns with the model, or brings back what was learned before; gives what identifies the profile. */
async function learnOnce({ client, corpus, kept, seed }: Setting, { author, learn }: VoicePerson): Promise<string> {
  await client.forget(author);
  let fresh = false;
  const exported = await kept.once(['learn', modelId, corpus.name, author, seed, profileCode, ...learn], async () => {
    fresh = true;
    await client.learn({ person: author, texts: [...learn], register: corpus.register, seed });
    return client.profile(author).export({ samples: 'with' });
  });
  if (!fresh) await client.importProfile(exported);
  const { hypotheses, shownSamples } = exported.profile;
  return JSON.stringify([hypotheses.map(({ instruction, standing }) => [instruction, standing]), shownSamples]);
}

/** The request that the real text answers, without its style. */
function describe({ model, corpus, kept, seed }: Setting, real: string): Promise<string> {
  return kept.once(['brief', profileCode, modelId, corpus.register, seed, real], async () => {
    const answer = await askForObject(model, {
      purpose: 'brief',
      prompt: describeRequests({ samples: [{ id: 't1', text: real }], register: corpus.register }),
      schema: requestsReplySchema(['t1']),
      ledger: new CallLedger(),
      maxOutputTokens: 160,
      temperature: 0,
      seed,
    });
    if (answer.kind === 'failed') throw new Error(`No brief could be made: ${answer.failure}`);
    return answer.value['t1'] ?? '';
  });
}

function writeOnce(
  { client, corpus, kept, seed }: Setting,
  { voice, task, profile }: { readonly voice: string | null; readonly task: string; readonly profile: string },
): Promise<Written> {
  return kept.once(['write', modelId, corpus.register, seed, writeCode, profile, task], async () => {
    const { text, leakage } = await client.write({ person: voice, task, register: corpus.register, seed });
    return { text, leakage: leakage.share };
  });
}

/** Raise when a change of code changes what is learned or written from the same input. */
const profileCode = 2;
const writeCode = 5;

function scored(verifier: MaskedVerifier, text: string, author: string): Scored {
  return { score: verifier.score(text, author), rank: verifier.rank(text, author), words: text.split(/\s+/).length };
}

function summarise({ name }: VoiceCorpus, rows: readonly Row[], seed: number) {
  const figures: Record<string, number> = {};
  const baseline: Record<string, number> = {};
  const put = (into: Record<string, number>, label: string, measure: (row: Row) => number) => {
    const { mean, low, high } = bootstrapMean(
      rows.map((row) => ({ group: row.author, value: measure(row) })),
      seed,
    );
    into[`${name}_${label}`] = mean;
    into[`${name}_${label}_low`] = low;
    into[`${name}_${label}_high`] = high;
  };
  const win = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  put(figures, 'own_over_placebo', ({ arms: { own, placebo } }) => win(own.score, placebo.score));
  put(figures, 'own_over_none', ({ arms: { own, none } }) => win(own.score, none.score));
  put(baseline, 'placebo_over_none', ({ arms: { placebo, none } }) => win(placebo.score, none.score));
  put(baseline, 'real_over_own', ({ real, arms: { own } }) => win(real.score, own.score));
  for (const arm of arms) {
    const into = arm === 'own' ? figures : baseline;
    put(into, `${arm}_top1`, (row) => (row.arms[arm].rank === 1 ? 1 : 0));
    put(into, `${arm}_score`, (row) => row.arms[arm].score);
    put(into, `${arm}_length_ratio`, (row) => row.arms[arm].words / row.real.words);
    put(into, `${arm}_leakage`, (row) => row.arms[arm].leakage);
  }
  put(baseline, 'real_top1', ({ real }) => (real.rank === 1 ? 1 : 0));
  put(baseline, 'real_score', ({ real }) => real.score);
  return { figures, baseline, n: rows.length };
}

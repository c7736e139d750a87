import { openModel } from '../src/compose-model.ts';
import { loadConfig } from '../src/config.ts';
import { chooseShownSamples } from '../src/core/profile/index.ts';
import { cutAtSentence } from '../src/core/stylometry/cut-at-sentence.ts';
import { type AskedRequests, askRequests } from '../src/engine/ask-requests.ts';
import { CallLedger } from '../src/engine/call-ledger.ts';
import type { ModelHandle } from '../src/ports/model.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { peopleCorpora, readPeople } from './people-of-corpus.ts';

const modelId = 'local:qwen2.5-coder-1.5b';
/** As in the evaluation, where long texts are cut. */
const cutWords = 90;

/**
 * For how many shown samples of real bloggers a small model writes a request that can be used (no copy of the sample, no word on style, no instruction),
 * asked about each alone, against all of a person in one call; and the tokens that each way takes.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const corpus = peopleCorpora.find(({ register }) => register === 'post');
  const everybody = corpus === undefined ? null : await readPeople(corpus);
  if (everybody === null) throw new Error('../shared/data is not there: no real posts to ask about.');
  const people = everybody.slice(0, quick ? 1 : 6).map(({ texts }) => {
    const samples = texts.map(({ id, tokens }) => {
      const cut = cutAtSentence(tokens, cutWords);
      return { id, text: cut.original, words: cut.words.length, register: 'post', typicality: 0 };
    });
    const shown = new Set(chooseShownSamples(samples, 'post'));
    return samples.filter(({ id }) => shown.has(id));
  });
  const model = await openModel(loadConfig(), modelId);
  try {
    const alone = await askAbout({ ...model, size: 'small' }, people, seed);
    const together = await askAbout({ ...model, size: 'large' }, people, seed);
    const shown = people.reduce((sum, samples) => sum + samples.length, 0);
    return {
      name: 'shown-requests',
      figures: { model: modelId, shown, ...figuresOf(alone) },
      baseline: figuresOf(together),
      n: people.length,
      seed,
    };
  } finally {
    await model.close();
  }
}

interface Asked {
  readonly requests: readonly AskedRequests[];
  readonly ledger: CallLedger;
}

async function askAbout(
  model: ModelHandle,
  people: readonly (readonly { readonly id: string; readonly text: string }[])[],
  seed: number,
): Promise<Asked> {
  const ledger = new CallLedger();
  const requests: AskedRequests[] = [];
  for (const samples of people) requests.push(await askRequests(model, samples, { register: 'post', ledger, seed }));
  return { requests, ledger };
}

function figuresOf({ requests, ledger }: Asked): Record<string, number> {
  const { calls, inputTokens, outputTokens } = ledger.usage;
  return { usable: requests.reduce((sum, one) => sum + one.requests.size, 0), calls, inputTokens, outputTokens };
}

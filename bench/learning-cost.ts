import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { ScriptedCall } from '../src/testing/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { generatedSamples } from './generated-samples.ts';
import { fictionalPeople, type GuidanceSize, realPeople, sizeGuidance, type WritingPerson } from './guidance-size.ts';
import { openScriptedLearner, replyTo } from './scripted-learner.ts';

/** What hypogenic 0.3.5 spent with its defaults on 200 e-mails of 88 words of one person against others; stated, not measured here. */
const hypogenic = { hypogenicCalls: 2307, hypogenicInputTokens: 626_770, hypogenicOutputTokens: 129_660 };

const cases = [
  { name: 'twenty', samples: 20, words: 300 },
  { name: 'twoHundred', samples: 200, words: 88 },
] as const;

/**
 * What learning a person asks of a model, in calls and o200k tokens, with a scripted model that answers at full length; and how large the guidance gets
 * of fictional people and, where the data is there, of real ones. Texts are generated words, so the counts are those of the prompts, not of any person.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const costs: Record<string, number> = {};
  for (const { name, samples, words } of cases) {
    const { client, model } = openScriptedLearner();
    const texts = [...generatedSamples(samples, { seed, length: words })].map((text) => ({ text, register: 'email' }));
    await client.learn({ person: 'ada', texts, seed });
    costs[`${name}Calls`] = model.calls.length;
    costs[`${name}InputTokens`] = sum(model.calls.map(inputTokens));
    costs[`${name}SchemaTokens`] = sum(model.calls.map(schemaTokens));
    costs[`${name}OutputTokens`] = sum(model.calls.map(outputTokens));
  }
  const fictional = await sizes(await fictionalPeople());
  const real = await sizes(await realPeople(quick ? 2 : Number.POSITIVE_INFINITY));
  return {
    name: 'learning-cost',
    figures: { ...costs, ...guidanceFigures('fictional', fictional), ...guidanceFigures('real', real) },
    baseline: { callsTarget: 3, inputTokensTarget: 10_000, guidanceTokensTarget: 400, ...hypogenic },
    n: cases.length + fictional.length + real.length,
    seed,
  };
}

async function sizes(people: readonly WritingPerson[]): Promise<readonly GuidanceSize[]> {
  const found: GuidanceSize[] = [];
  for (const person of people) found.push(await sizeGuidance(person));
  return found;
}

function guidanceFigures(prefix: string, found: readonly GuidanceSize[]): BenchResult['figures'] {
  const withTen = found.filter(({ hasTen }) => hasTen);
  const ten = withTen.map(({ pinnedTokens }) => pinnedTokens);
  const tokens = found.map((one) => one.tokens);
  return {
    [`${prefix}People`]: found.length,
    [`${prefix}HypothesesMean`]: mean(found.map(({ hypotheses }) => hypotheses)),
    [`${prefix}TokensMean`]: mean(tokens),
    [`${prefix}TokensMost`]: most(tokens),
    [`${prefix}WithTen`]: ten.length,
    [`${prefix}TenThatFit`]: withTen.filter(({ pinnedHypotheses }) => pinnedHypotheses === 10).length,
    [`${prefix}TokensOfTenMean`]: mean(ten),
    [`${prefix}TokensOfTenMost`]: most(ten),
    [`${prefix}Stable`]: found.filter(({ stable }) => stable).length,
    [`${prefix}StableReversed`]: found.filter(({ stableReversed }) => stableReversed).length,
  };
}

function inputTokens({ system, turns }: ScriptedCall): number {
  return countTokens(system) + sum(turns.map(({ text }) => countTokens(text)));
}

/** The shape of the reply, which some vendors bill as input. */
function schemaTokens({ options: { responseFormat } }: ScriptedCall): number {
  return responseFormat?.type === 'json' ? countTokens(JSON.stringify(responseFormat.schema ?? {})) : 0;
}

function outputTokens(call: ScriptedCall): number {
  const reply = replyTo(call);
  return countTokens(typeof reply === 'object' && 'json' in reply ? JSON.stringify(reply.json) : '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

function most(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

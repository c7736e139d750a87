import { readdir, readFile } from 'node:fs/promises';
import { openModel } from '../src/compose-model.ts';
import { loadConfig } from '../src/config.ts';
import type { Hypothesis } from '../src/contracts/hypothesis.ts';
import {
  type CountedQuestion,
  chooseCountedQuestions,
  type JudgedQuestion,
  measureAgreement,
} from '../src/core/hypotheses/index.ts';
import { askForObject } from '../src/engine/ask-model.ts';
import { CallLedger } from '../src/engine/call-ledger.ts';
import { countOnce } from '../src/engine/count-text.ts';
import { beginningOf } from '../src/engine/text-beginning.ts';
import { createHyperalign } from '../src/index.ts';
import type { ModelHandle } from '../src/ports/model.ts';
import { judgeTexts, verdictsReplySchema } from '../src/prompting/judge-texts.ts';
import { memoryStore } from '../src/testing/memory-store.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const modelId = 'local:qwen2.5-coder-1.5b';
const demo = new URL('../demo/', import.meta.url);
const people = ['june', 'mara', 'tobias'] as const;
const mostQuestions = 3;
const mostTextTokens = 220;

/**
 * How far a small model agrees with counting when it judges the held-out e-mails of the people of `demo/`: for each person up to three questions that counting
 * answers, chosen as learning chooses them; all texts in one call, as learning asks, and one text a call. Beside it, always answering "no".
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const model = await openModel(loadConfig(), modelId);
  try {
    const texts = await heldOutTexts();
    const batched: JudgedQuestion[] = [];
    const singly: JudgedQuestion[] = [];
    for (const person of quick ? people.slice(0, 1) : people) {
      const questions = chooseCountedQuestions({
        hypotheses: await measuredOf(person),
        texts: texts.map((one) => ({ measure: countOnce(one.text).measure, own: one.person === person })),
        most: mostQuestions,
      });
      batched.push(...(await judge({ model, seed, person, questions, calls: [texts] })));
      singly.push(...(await judge({ model, seed, person, questions, calls: texts.map((one) => [one]) })));
    }
    return {
      name: 'judge-agreement',
      figures: { model: modelId, ...figuresOf('batched', batched), ...figuresOf('singly', singly) },
      baseline: { shareIfAlwaysNo: shareOfNo(batched), kappaIfAlwaysNo: 0 },
      n: batched.reduce((sum, { answers }) => sum + answers.length, 0),
      seed,
    };
  } finally {
    await model.close();
  }
}

interface HeldOutText {
  readonly id: string;
  readonly person: string;
  readonly text: string;
}

async function heldOutTexts(): Promise<readonly HeldOutText[]> {
  const texts: HeldOutText[] = [];
  for (const person of people) {
    const folder = new URL(`held-out/${person}/`, demo);
    for (const name of (await readdir(folder)).toSorted()) {
      const text = beginningOf(await readFile(new URL(name, folder), 'utf8'), mostTextTokens);
      texts.push({ id: `t${texts.length + 1}`, person, text });
    }
  }
  return texts;
}

/** What counting alone learns of a person's e-mails. */
async function measuredOf(person: string): Promise<readonly Hypothesis[]> {
  const client = await createHyperalign({ store: memoryStore(), model: 'none' });
  const folder = new URL(`people/${person}/`, demo);
  const mails = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  await client.learn({ person, paths: mails.map((name) => new URL(name, folder).pathname), register: 'email' });
  const { hypotheses } = await client.profile(person).show();
  await client.close();
  return hypotheses;
}

interface JudgeInput {
  readonly model: ModelHandle;
  readonly seed: number;
  readonly person: string;
  readonly questions: readonly CountedQuestion[];
  /** Texts of one call each, together all texts in their order. */
  readonly calls: readonly (readonly HeldOutText[])[];
}

async function judge({ model, seed, person, questions, calls }: JudgeInput): Promise<readonly JudgedQuestion[]> {
  const verdicts: JudgedQuestion['verdicts'][number][][] = questions.map(() => []);
  for (const texts of calls) {
    const answer = await askForObject(model, {
      purpose: 'try-hypotheses',
      prompt: judgeTexts({ texts, checks: questions.map(({ question }) => question) }),
      schema: verdictsReplySchema(
        texts.map(({ id }) => id),
        questions.length,
      ),
      ledger: new CallLedger(),
      maxOutputTokens: texts.length * (questions.length * 6 + 12) + 40,
      temperature: 0,
      seed,
    });
    for (const [asked, said] of verdicts.entries()) {
      for (const text of texts) {
        const verdict = answer.kind === 'failed' ? undefined : answer.value[text.id]?.[asked];
        said.push({ person: text.person === person ? null : text.person, verdict: verdict ?? 'unclear' });
      }
    }
  }
  return questions.map(({ featureId, answers }, asked) => ({ featureId, answers, verdicts: verdicts[asked] ?? [] }));
}

function figuresOf(form: 'batched' | 'singly', questions: readonly JudgedQuestion[]): BenchResult['figures'] {
  const { features, pairs, unclear, agreed, kappa, low } = measureAgreement(modelId, questions);
  return {
    [`${form}Questions`]: features.join(' '),
    [`${form}Pairs`]: pairs,
    [`${form}Unclear`]: unclear,
    [`${form}ShareRight`]: pairs === 0 ? null : agreed / pairs,
    [`${form}SaidYes`]: questions.flatMap(({ verdicts }) => verdicts).filter(({ verdict }) => verdict === 'yes').length,
    [`${form}Kappa`]: kappa,
    [`${form}KappaLow`]: low,
  };
}

function shareOfNo(questions: readonly JudgedQuestion[]): number {
  const known = questions.flatMap(({ answers }) => answers).filter((answer) => answer !== null);
  return known.filter((answer) => !answer).length / known.length;
}

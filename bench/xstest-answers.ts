import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { RatedAnswer } from '../src/core/safety/index.ts';

const files = ['xstest_prompts', 'xstest_completions'] as const;
const promptSchema = z.object({ id: z.string(), prompt: z.string() });
const completionSchema = z.object({
  id: z.string(),
  model: z.string(),
  prompt_label: z.enum(['safe', 'unsafe']),
  final_label: z.enum(['1_full_compliance', '2_full_refusal', '3_partial_refusal']),
  /** Left out of answers that comply with an unsafe prompt, in full or in part. */
  completion: z.string().optional(),
});
const refusalOf = { '1_full_compliance': 'none', '2_full_refusal': 'full', '3_partial_refusal': 'partial' } as const;

/** XSTest's answers of five models with the labels two people agreed on, those that have their text; null where `../shared/data` is absent. */
export function readXstestAnswers(): readonly RatedAnswer[] | null {
  if (!files.every((name) => existsSync(pathOf(name)))) return null;
  const prompts = new Map(rowsOf('xstest_prompts', promptSchema).map(({ id, prompt }) => [id, prompt]));
  return rowsOf('xstest_completions', completionSchema).flatMap((row) => {
    const prompt = prompts.get(row.id);
    if (prompt === undefined || row.completion === undefined) return [];
    return {
      promptId: row.id,
      writer: row.model,
      safePrompt: row.prompt_label === 'safe',
      refusal: refusalOf[row.final_label],
      prompt,
      answer: row.completion,
    };
  });
}

/** SHA-256 of each file by name. */
export function hashXstestFiles(): Readonly<Record<string, string>> {
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(pathOf(name)))
      .digest('hex');
  return Object.fromEntries(files.map((name) => [`${name}.jsonl`, hashOf(name)]));
}

function rowsOf<Row>(name: string, schema: z.ZodType<Row>): readonly Row[] {
  const lines = readFileSync(pathOf(name), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => schema.parse(JSON.parse(line)));
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../shared/data/safety/${name}.jsonl`, import.meta.url));
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { classifyRefusal, type PromptAndAnswer } from '../src/core/safety/index.ts';

const instructionSchema = z.object({ col: z.int(), instruction: z.string() });
const responseSchema = z.object({ col: z.int(), response: z.string() });

/** Answers of eight models to everyday instructions, of which hardly any is refused; null where `../shared/data` is absent. */
export function readGeneralAnswers(): readonly PromptAndAnswer[] | null {
  const instructionFile = pathOf('alpacaeval_instructions');
  const responseFile = pathOf('alpacaeval_responses');
  if (!existsSync(instructionFile) || !existsSync(responseFile)) return null;
  const prompts = new Map(rowsOf(instructionFile, instructionSchema).map(({ col, instruction }) => [col, instruction]));
  return rowsOf(responseFile, responseSchema).flatMap(({ col, response }) => {
    const prompt = prompts.get(col);
    return prompt === undefined ? [] : [{ prompt, answer: response }];
  });
}

/** Share of answers that the classifier takes for refusals. */
export function shareFlagged(answers: readonly PromptAndAnswer[]): number {
  const flagged = answers.filter((answer) => (classifyRefusal(answer)?.refusal ?? 'none') !== 'none');
  return flagged.length / answers.length;
}

function rowsOf<Row>(path: string, schema: z.ZodType<Row>): readonly Row[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => schema.parse(JSON.parse(line)));
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../shared/data/preference/${name}.jsonl`, import.meta.url));
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { defaultModel, openModel } from '../src/compose-model.ts';
import { loadConfig } from '../src/config.ts';
import { answerNeutralBriefs } from '../src/engine/answer-neutral-briefs.ts';
import { CallLedger } from '../src/engine/call-ledger.ts';
import { neutralBriefs, neutralPromptName } from '../src/prompting/neutral-briefs.ts';

/*
 * Lets a model answer the neutral briefs and keeps the texts in .tmp for scripts/build-background.ts, which counts them again whenever the catalogue changes:
 *
 *   npm exec -c 'node scripts/draw-default-voice.ts [--model local:qwen2.5-coder-1.5b]'
 *
 * Needs the model's weights and half an hour on one core. Goes on where it was stopped: registers that are in the file are not asked again.
 * The texts are for building alone and stay out of the repository: it carries their counts.
 */

const seed = 20_251;

const { values } = parseArgs({ options: { model: { type: 'string', default: defaultModel } } });
const model = await openModel(loadConfig(), values.model);
const name = model.id.replace(/^local:/, '').replace(/[^\w.-]+/g, '-');
const target = fileURLToPath(new URL(`../.tmp/default-voices/${name}.jsonl`, import.meta.url));
const header = JSON.stringify({ model: model.id, prompts: neutralPromptName, seed });
const [first, ...kept] = (await readFile(target, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
const lines = first === header ? kept : [];
await mkdir(dirname(target), { recursive: true });
try {
  for (const register of new Set(neutralBriefs.map((brief) => brief.register))) {
    if (lines.some((line) => line.includes(`"register":"${register}"`))) continue;
    const { answers, failures } = await answerNeutralBriefs(model, {
      ledger: new CallLedger(),
      seed,
      register,
      onBrief: ({ id }) => console.log(id),
    });
    for (const { brief, failure } of failures) console.error(`${brief}: ${failure}`);
    lines.push(...answers.map((answer) => JSON.stringify(answer)));
    await writeFile(target, `${[header, ...lines].join('\n')}\n`);
  }
  console.log(`${target}: ${lines.length} answers`);
} finally {
  await model.close();
}

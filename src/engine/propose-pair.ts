import type { ProposedPair } from '../contracts/proposed-pair.ts';
import { createRandom, hashText } from '../core/numerics/index.ts';
import { mostTellingPair } from '../core/taste/index.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PersonKey } from '../ports/store.ts';
import { CallLedger } from './call-ledger.ts';
import { type Drawn, drawCandidates, variedChance } from './draw-candidates.ts';
import type { EnginePorts } from './engine-ports.ts';
import { openVoice } from './open-voice.ts';
import { materialOf, readTaste } from './person-taste.ts';
import type { OnProgress } from './progress.ts';
import { recordRun } from './record-run.ts';
import { requireTask, writePrompt } from './write-prompt.ts';

export interface PairRequest {
  readonly key: PersonKey;
  readonly task: string;
  readonly register: string | null;
  readonly model: ModelHandle;
  readonly seed: number;
  /** Texts to take the two from; each costs a call. */
  readonly candidates: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Several texts for a task in the person's voice, and of them the two between which their choice would tell most of what they like. */
export async function proposePair(ports: EnginePorts, request: PairRequest): Promise<ProposedPair> {
  const { key, task, model, seed } = request;
  requireTask(task);
  const ledger = new CallLedger();
  return recordRun(ports, { kind: 'write', key, model: model.id, ledger }, async () => {
    const asked = { ...request, workspace: key.workspace, chance: variedChance };
    const voice = await openVoice(ports, asked);
    const prompt = writePrompt(task, voice);
    const drawn = await drawCandidates(asked, { prompt, ledger, voice, bias: [], onText: () => undefined });
    const texts = differentTexts(drawn);
    const { taste, rows } = await readTaste(ports.store, { key, material: materialOf(voice), candidates: texts });
    const pair = mostTellingPair(taste, rows);
    if (pair === null) throw noPair(drawn.length, model.id);
    // The side that a text stands on must not tell which is the nearer one, at the default seed neither.
    const [left = '', right = ''] = createRandom(seed + hashText(task)).shuffle([
      texts[pair.left] ?? '',
      texts[pair.right] ?? '',
    ]);
    return {
      ...{ person: key.person, task, register: voice.register, left, right, information: pair.information },
      ...{ comparisons: taste.count, model: model.id, usage: ledger.usage },
    };
  });
}

/** Copies of samples are the person's words, not a model's: a choice between them tells nothing of what to write. */
function differentTexts(drawn: readonly Drawn[]): readonly string[] {
  return [...new Set(drawn.filter(({ copied }) => !copied).map(({ text }) => text))];
}

function noPair(drawn: number, model: string): HyperalignError {
  return new HyperalignError(
    'model_failed',
    `The model ${model} wrote no two different texts in ${drawn} that are no copies of samples. Ask for more candidates, give another seed, or say more in the task.`,
    { details: { drawn } },
  );
}

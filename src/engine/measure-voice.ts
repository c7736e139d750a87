import type { DefaultVoice } from '../contracts/default-voice.ts';
import { summariseVoice } from '../core/stylometry/index.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import { neutralBriefs, neutralPromptName } from '../prompting/neutral-briefs.ts';
import { answerNeutralBriefs } from './answer-neutral-briefs.ts';
import { CallLedger } from './call-ledger.ts';
import type { EnginePorts } from './engine-ports.ts';
import { failureSentence } from './model-failure.ts';
import type { OnProgress } from './progress.ts';
import { recordRun } from './record-run.ts';

export interface MeasureVoiceRequest {
  readonly workspace: string;
  readonly model: ModelHandle;
  /** Null measures every register; one register joins what was measured before. */
  readonly register: string | null;
  readonly seed: number;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

const briefedRegisters: readonly string[] = [...new Set(neutralBriefs.map(({ register }) => register))];

/** A default voice belongs to a model and to nobody. */
const noPerson = '-';

/** Fewer answers than this in a register say nothing of it: nothing is kept. */
const fewestAnswers = 6;

/**
 * Hears how a model writes for nobody in particular: twelve answers a register, once a model, kept as counts. Learning reads it and never makes it.
 * Throws `invalid_input` for a register without briefs, and `model_failed` when a register gets fewer than six answers; what was kept before stays.
 */
export async function measureVoice(ports: EnginePorts, request: MeasureVoiceRequest): Promise<DefaultVoice> {
  const { workspace, model, register, seed, onProgress, signal } = request;
  if (register !== null && !briefedRegisters.includes(register))
    throw new HyperalignError(
      'invalid_input',
      `There are no neutral briefs of the register "${register}". Name one of ${briefedRegisters.join(', ')}.`,
      { details: { register } },
    );
  const ledger = new CallLedger();
  const key = { workspace, person: noPerson };
  return recordRun(ports, { kind: 'voice', key, model: model.id, ledger }, async () => {
    const { answers, failures } = await answerNeutralBriefs(model, {
      ledger,
      seed,
      register,
      onBrief: ({ id }, place, of) => onProgress?.({ step: 'note', message: `Hearing ${id}, ${place + 1} of ${of}` }),
      ...(signal === undefined ? {} : { signal }),
    });
    const heard = summariseVoice({ model: model.id, prompts: neutralPromptName, seed }, answers);
    const thin = heard.registers.find(({ texts }) => texts < fewestAnswers)?.register;
    if (answers.length === 0 || thin !== undefined)
      throw tooFew(model.id, thin ?? register ?? 'any register', failures);
    const voice = joined(heard, await ports.voices.load(model.id));
    await ports.voices.keep(voice);
    return voice;
  });
}

/** Registers that were not heard now are kept, unless other words or another catalogue made them. */
function joined(heard: DefaultVoice, before: DefaultVoice | null): DefaultVoice {
  if (before === null || before.prompts !== heard.prompts || before.catalogue !== heard.catalogue) return heard;
  const now = new Set(heard.registers.map(({ register }) => register));
  return {
    ...heard,
    registers: [...before.registers.filter(({ register }) => !now.has(register)), ...heard.registers],
  };
}

function tooFew(
  model: string,
  register: string,
  failures: Awaited<ReturnType<typeof answerNeutralBriefs>>['failures'],
): HyperalignError {
  const [first] = failures;
  const why = first === undefined ? 'Its answers were empty.' : failureSentence(first.failure, model, first.cause);
  return new HyperalignError(
    'model_failed',
    `${model} answered fewer than ${fewestAnswers} neutral briefs of ${register}, so its default voice is not known. ${why}`,
    { details: { model, register } },
  );
}

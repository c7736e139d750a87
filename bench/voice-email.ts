import type { BenchOptions, BenchResult } from './bench-result.ts';
import { runVoice } from './voice-experiment.ts';

/** The paired experiment on e-mails: 8 people × 3 tasks × 3 arms with the embedded model. */
export function run(options: BenchOptions): Promise<BenchResult> {
  return runVoice(
    'voice-email',
    { name: 'email', register: 'email', file: 'enron_aeslc.jsonl', cutWords: null },
    options,
  );
}

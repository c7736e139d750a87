import type { BenchOptions, BenchResult } from './bench-result.ts';
import { runVoice } from './voice-experiment.ts';

/** The paired experiment on blog posts, cut to about 90 words: 8 people × 3 tasks × 3 arms with the embedded model. */
export function run(options: BenchOptions): Promise<BenchResult> {
  return runVoice(
    'voice-blog',
    { name: 'blog', register: 'post', file: 'blog_authorship.jsonl', cutWords: 80 },
    options,
  );
}

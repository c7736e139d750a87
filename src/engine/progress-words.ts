import type { Progress } from './progress.ts';

/** What the engine is doing, in words. */
export function progressWords(progress: Progress): string {
  switch (progress.step) {
    case 'reading':
      return `Reading: ${progress.kept} texts kept, ${progress.dropped} left out`;
    case 'measuring':
      return `Counting habits in ${progress.samples} texts`;
    case 'asking':
      return `Asking the model to ${progress.purpose}`;
    case 'storing':
      return 'Keeping the profile';
    case 'note':
      return progress.message;
  }
}

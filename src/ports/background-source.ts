import type { Background } from '../contracts/background.ts';

/** Gives the statistics of other writers that the package ships. */
export interface BackgroundSource {
  load(): Promise<Background>;
}

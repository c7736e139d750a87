import type { Guidance } from '../contracts/guidance.ts';
import type { PersonKey } from './store.ts';

/** So many recipes of a person are kept; more are compiled each time. */
export const mostRecipes = 32;

/** Keeps guidance as it was compiled, so that a request reads one row. Guidance holds text of samples and is kept under their rules. */
export interface GuidanceStore {
  /**
   * What was kept by this recipe (everything but the profile that guidance depends on) for the person's newest profile version, or null.
   * Never what an earlier version said, also where another process has added a version.
   */
  find(key: PersonKey, recipe: string): Promise<Guidance | null>;
  /**
   * Replaces what the recipe gave before. Guidance of a version that is no longer the newest is not kept, nor beyond `mostRecipes` of a person, as recipes
   * hold what requests ask for; neither is a fault.
   */
  keep(key: PersonKey, recipe: string, guidance: Guidance): Promise<void>;
}

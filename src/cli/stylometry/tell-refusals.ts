import { HyperalignError } from '../../errors.ts';
import { StylometryError } from '../../stylometry.ts';

/** Runs a command on the library; what the library refuses is told as wrong input, not as a fault of the program. */
export async function tellRefusals(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof StylometryError)) throw error;
    throw new HyperalignError('invalid_input', `${error.message}.`, { cause: error });
  }
}

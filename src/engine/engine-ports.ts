import type { BackgroundSource } from '../ports/background-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { ContrastSource } from '../ports/contrast-source.ts';
import type { DefaultVoices } from '../ports/default-voices.ts';
import type { PromptStateStore } from '../ports/model.ts';
import type { Random } from '../ports/random.ts';
import type { Store } from '../ports/store.ts';
import type { Tracer } from '../ports/tracer.ts';

/** What every use case needs from outside. */
export interface EnginePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly background: BackgroundSource;
  readonly contrast: ContrastSource;
  readonly voices: DefaultVoices;
  readonly promptStates: PromptStateStore;
  /** Default: nothing is traced. */
  readonly tracer?: Tracer;
}

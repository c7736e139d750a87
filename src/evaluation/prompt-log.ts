import { createHash } from 'node:crypto';
import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { askedOf } from './asked-of.ts';

/** Which prompts a run used, told by name and by the system texts they had. */
export interface PromptLog {
  note(options: Pick<LanguageModelV4CallOptions, 'prompt' | 'providerOptions'>): void;
  /** The same of a prompt that was not asked, because what came of it is kept. */
  noteSystem(name: string, system: string): void;
  /** `write-as@3` → first 16 digits of the SHA-256 of its distinct system texts, sorted. */
  hashes(): Readonly<Record<string, string>>;
}

export function openPromptLog(): PromptLog {
  const systems = new Map<string, Set<string>>();
  const noteSystem = (name: string, system: string): void => {
    const known = systems.get(name) ?? new Set();
    systems.set(name, known.add(system));
  };
  return {
    noteSystem,
    note: (options) => {
      const name = askedOf(options).prompt ?? 'unnamed';
      const system = options.prompt
        .flatMap((message) => (message.role === 'system' ? [message.content] : []))
        .join('\n');
      noteSystem(name, system);
    },
    hashes: () =>
      Object.fromEntries(
        [...systems]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, texts]) => [name, sha256([...texts].toSorted().join('\u0000')).slice(0, 16)]),
      ),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

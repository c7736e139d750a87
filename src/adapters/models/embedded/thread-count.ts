import { availableParallelism, cpus } from 'node:os';

/**
 * Threads the embedded model computes with when none are asked for: one fewer than the cores this process may use, at least 1 and at most 8.
 * Threads that have to wait for a core that is busy elsewhere spin and slow down all others (measured: docs/decisions/0003-embedded-model.md);
 * beyond eight, memory is the limit and not the cores.
 */
export function defaultThreads(cores: number = physicalCores()): number {
  return Math.min(8, Math.max(1, cores - 1));
}

/** Two threads of one core share its arithmetic; Node does not tell which do, so above four half are counted, as on most desktops and servers. */
function physicalCores(): number {
  const visible = Math.min(availableParallelism(), cpus().length || 1);
  return visible > 4 && process.arch === 'x64' ? Math.ceil(visible / 2) : visible;
}

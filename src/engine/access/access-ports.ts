import type { EnginePorts } from '../engine-ports.ts';

/** What access needs from outside. */
export type AccessPorts = Pick<EnginePorts, 'store' | 'clock' | 'random'>;

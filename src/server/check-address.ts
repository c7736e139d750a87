import { HyperalignError } from '../errors.ts';
import type { Access } from './access.ts';
import { isLoopback } from './loopback.ts';

/** Without keys everybody who reaches the address may do everything, so it must be one that only this machine reaches. Throws `invalid_input`. */
export function checkAddress(host: string, { keysInForce }: Access): void {
  if (keysInForce || isLoopback(host)) return;
  throw new HyperalignError(
    'invalid_input',
    `The server would listen on ${host}, where other machines can reach it, and asks nobody for a key. Leave out --host to listen on 127.0.0.1, or make a key first: hyperalign keys create --name NAME --scopes write`,
    { details: { host } },
  );
}

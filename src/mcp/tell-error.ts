import type { Principal } from '../contracts/access.ts';
import { type ErrorCode, isHyperalignError } from '../errors.ts';
import type { Log } from './door.ts';

/** An error as a client may see it: no stack, no place on this machine, no name of people it may not know. */
export interface ToldError {
  readonly code: ErrorCode | 'internal';
  readonly message: string;
}

/** What the engine threw, for a client; what is left out goes to the log. */
export function tellError(
  error: unknown,
  { principal, log }: { readonly principal: Principal; readonly log: Log },
): ToldError {
  if (!isHyperalignError(error)) {
    log(`A fault of this program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return {
      code: 'internal',
      message: 'Something went wrong that should not have. The log of the server says more; please report it.',
    };
  }
  const { code, message } = error;
  if (code === 'person_not_found' && !mayKnowOthers(principal)) return { code, message: nobodyYet(principal) };
  const withoutPlace = aboutTheMachine[code];
  if (withoutPlace === undefined) return { code, message: hidePlaces(message) };
  log(`${code}: ${message}`);
  return { code, message: withoutPlace };
}

/** What the protocol library could not serve, for the log: its own words may repeat a whole message, so its name alone. */
export function unservedLine(error: Error): string {
  return `Not served: ${isHyperalignError(error) ? `${error.code}: ${error.message}` : error.name}`;
}

function mayKnowOthers({ person, scopes }: Principal): boolean {
  return person === null && scopes.includes('read');
}

function nobodyYet({ person }: Principal): string {
  return `${person === null ? 'This person is' : `"${person}" is`} not known here. Learn them first from texts they wrote.`;
}

/** Their own messages name files and folders of this machine, which a client has no use for. */
const aboutTheMachine: Partial<Record<ErrorCode, string>> = {
  path_not_found: 'A file that the server needs is not there. The log of the server names it.',
  unreadable_input: 'A file that the server needs cannot be read. The log of the server names it.',
  weights_damaged: 'The weights of the embedded model are damaged. Check them with: hyperalign models check',
  runtime_missing: 'The runtime of the embedded model is not there. Install it with: hyperalign models fetch',
  fetch_failed: 'What the embedded model needs could not be fetched. Try again with: hyperalign models fetch',
  store_unavailable: 'The store cannot be opened or written. See what is wrong with: hyperalign doctor',
  store_damaged: 'The store is damaged; nothing was deleted. See the extent with: hyperalign doctor',
  storage_full: 'The disk of the server is full. Nothing of this step was kept; free some space and try again.',
};

/** A provider's own words may name a file, too. Addresses of the web stay. */
function hidePlaces(message: string): string {
  return message.replace(
    /(?<![\w/.])(?:[A-Za-z]:\\|\/)[^\s"'()/\\]+(?:[/\\][^\s"'()/\\]+)+/g,
    '(a file of the server)',
  );
}

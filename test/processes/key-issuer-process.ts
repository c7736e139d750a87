// A process of its own that issues keys without end once a line comes on stdin; each key that was acknowledged is one line on stdout.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { bindAccess } from '../../src/access.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { systemClock, systemRandom } from '../../src/adapters/system/index.ts';

const [file = ''] = process.argv.slice(2);

/** Synchronous: once this returns, the line has left the process, whatever kills it next. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

say('ready');
for await (const _ of createInterface({ input: process.stdin })) {
  const access = bindAccess({ store: await openSqliteStore({ path: file }), clock: systemClock, random: systemRandom });
  const owner = access.ownerOf('default');
  for (;;) {
    const { key, secret } = await access.issue(owner, { name: 'mail app', scopes: ['read'] });
    say(`issued ${secret}`);
    const { secret: next } = await access.rotate(owner, key.id);
    say(`rotated ${next}`);
  }
}

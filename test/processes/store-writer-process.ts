// A process of its own that writes to a store on command, one line a command on stdin, one line a result on stdout.
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { openSqliteStore } from '../../src/adapters/sqlite/index.ts';
import { HyperalignError } from '../../src/errors.ts';
import type { Store } from '../../src/ports/store.ts';
import { hypothesisOf, keyOf, profileOf, sampleBy } from '../../src/testing/builders.ts';

const [file = '', name = ''] = process.argv.slice(2);
const ada = keyOf('ada');
let written = 0;

/** Synchronous: once this returns, the line has left the process, whatever kills it next. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function addSample(store: Store): Promise<void> {
  written += 1;
  const sample = sampleBy('ada', { text: `Process ${name} wrote line ${written}.` });
  await store.samples.add(ada, [sample]);
  say(`sample ${sample.id}`);
}

/** Appends the version or says the code it was refused with. */
async function appendVersion(store: Store, version: number): Promise<boolean> {
  const hypotheses = Array.from({ length: 1 + (version % 5) }, (_, index) =>
    hypothesisOf({ id: `h_${version}_${index}` }),
  );
  try {
    await store.profiles.append(ada, profileOf('ada', { version, hypotheses, caveats: [`By process ${name}.`] }));
  } catch (error) {
    say(`refused ${version} ${error instanceof HyperalignError ? error.code : String(error)}`);
    return false;
  }
  say(`profile ${version}`);
  return true;
}

async function appendNext(store: Store): Promise<void> {
  for (;;) {
    const newest = (await store.profiles.latest(ada))?.version ?? 0;
    if (await appendVersion(store, newest + 1)) return;
  }
}

async function run(command: string, count: number): Promise<void> {
  const store = await opened;
  switch (command) {
    case 'append':
      await appendVersion(store, count);
      break;
    case 'write':
      for (let turn = 0; turn < count; turn += 1) {
        await addSample(store);
        await appendNext(store);
      }
      break;
    case 'close':
      await store.close();
      break;
    default:
      throw new Error(`Unknown command ${command}`);
  }
  say(`done ${command}`);
}

// Whoever is killed leaves its compiled modules to the next, which starts the sooner.
flushCompileCache();
say('ready');
let opened: Promise<Store> = new Promise(() => undefined);
for await (const line of createInterface({ input: process.stdin })) {
  const [command = '', count = ''] = line.split(' ');
  if (command === 'open') {
    opened = openSqliteStore({ path: file });
    await opened;
    say('done open');
  } else {
    await run(command, count === 'forever' ? Number.POSITIVE_INFINITY : Number(count));
  }
}

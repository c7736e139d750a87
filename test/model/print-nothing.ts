// Run as a process of its own by open.test.ts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, openTestModel, user, withFolder } from './test-model.ts';

const handle = await openTestModel({ sequences: 2 });
await ask(handle, { prompt: [user('Say hello.')], maxOutputTokens: 3, responseFormat: { type: 'json' } });
await handle.close();

// llama.cpp logs its reasons when a file is damaged; they belong into our error, not onto the user's terminal.
await withFolder(async (folder) => {
  const weightsPath = join(folder, 'damaged.gguf');
  const head = Buffer.alloc(4096);
  head.write('GGUF', 'latin1');
  head.writeUInt32LE(3, 4);
  await writeFile(weightsPath, head);
  await openTestModel({ weightsPath }).then(
    () => process.exit(1),
    () => undefined,
  );
});

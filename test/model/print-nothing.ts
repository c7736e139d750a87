// Run as a process of its own by open.test.ts.
import { ask, openTestModel, user } from './test-model.ts';

const handle = await openTestModel({ sequences: 2 });
await ask(handle, { prompt: [user('Say hello.')], maxOutputTokens: 3, responseFormat: { type: 'json' } });
await handle.close();

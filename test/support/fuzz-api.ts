import fc from 'fast-check';
import { keyOf, memoryStore, profileOf, samplesBy, scriptedModel } from '../../src/testing/index.ts';
import { openApi } from './api-setting.ts';
import { fuzzRequests } from './fuzz-requests.ts';
import { learnAda } from './learned-person.ts';

export interface FuzzOutcome {
  /** Requests that were sent. */
  readonly requests: number;
  /** Status → answers. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Operations that were answered with success at least once. */
  readonly succeeded: readonly string[];
  /** Requests whose answer was a fault of the server, or is not as the document says. */
  readonly faults: readonly { readonly request: string; readonly why: string }[];
}

/** Sends that many drawn requests to an API on a store in memory, one after another. The same seed draws the same requests. */
export async function fuzzApi({
  requests,
  seed,
}: {
  readonly requests: number;
  readonly seed: number;
}): Promise<FuzzOutcome> {
  const store = memoryStore();
  const api = await openApi({ store, model: scriptedModel(() => 'Hey Sam! Could we talk on Monday? Cheers, Ada') });
  await learnAda(api.clientOf('default'));
  await store.profiles.append(keyOf('bo'), profileOf('bo'), samplesBy('bo', 4));
  const statuses: Record<string, number> = {};
  const succeeded = new Set<string>();
  const faults: { request: string; why: string }[] = [];
  const people = ['ada', 'bo', 'änna', 'nobody'];
  for (const request of fc.sample(fuzzRequests(api.document, people), { numRuns: requests, seed })) {
    // A person who was forgotten or whose profile was replaced by a drawn one is there again, so that deeper code is reached.
    if ((await store.profiles.latest(keyOf('ada')))?.reason !== 'learn') {
      await store.forget(keyOf('ada'));
      await learnAda(api.clientOf('default'));
    }
    const answer = await api.ask(request.path, request.asked).catch((error: Error) => error);
    const status = answer instanceof Response ? answer.status : 0;
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (answer instanceof Response) await answer.body?.cancel();
    if (status >= 200 && status < 300) succeeded.add(request.operationId);
    if (status === 0 || status === 500)
      faults.push({
        request: JSON.stringify(request).slice(0, 2000),
        why: answer instanceof Response ? `answered ${status}` : answer.message.slice(0, 500),
      });
  }
  return { requests, statuses, succeeded: [...succeeded].toSorted(), faults };
}

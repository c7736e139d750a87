import { APICallError } from '@ai-sdk/provider';
import { isHyperalignError } from '../../../errors.ts';
import { type Refusal, refusalOf } from '../../refusal.ts';

/** What a client is told of a model that failed: the vendor's own status and words where it gave some, never its keys. */
export function modelRefusal(error: unknown, name: string): Refusal {
  if (isHyperalignError(error)) return refusalOf(error);
  if (!APICallError.isInstance(error))
    return {
      status: 502,
      code: 'model_failed',
      message: `The model ${name} broke off or could not answer. Try again.`,
    };
  const status = error.statusCode ?? 502;
  // The key is this server's, and the client can do nothing about it.
  if (status === 401 || status === 403)
    return {
      status: 502,
      code: 'model_failed',
      message: `The vendor of ${name} refuses the key of this server. Tell whoever runs it.`,
    };
  const wait = error.responseHeaders?.['retry-after'];
  return {
    status: status >= 400 && status <= 599 ? status : 502,
    code: status === 429 ? 'rate_limit_exceeded' : 'model_failed',
    message: `The model ${name} could not answer: ${error.message}`,
    ...(wait === undefined ? {} : { headers: { 'retry-after': wait } }),
  };
}

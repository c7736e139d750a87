import type { JSONObject, LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { Delivery } from '../contracts/write-result.ts';
import { HyperalignError } from '../errors.ts';
import { embeddedProvider } from '../ports/model.ts';

/** `providerOptions.hyperalign` of one call: wins over what the model was wrapped with. A type, not an interface, so that it is a JSON object to the compiler. */
export type PersonalizeCallOptions = {
  /** Whose voice; null: nobody's, whoever the model was wrapped for. */
  readonly person?: string | null;
  readonly register?: string;
  readonly delivery?: Delivery;
};

export interface TakenOptions {
  readonly own: PersonalizeCallOptions;
  /** The call as the model inside may see it; the very same object where nothing was taken out. */
  readonly call: LanguageModelV4CallOptions;
}

const deliveries: readonly string[] = ['hypotheses', 'samples', 'both'] satisfies readonly Delivery[];
/** What the embedded model itself reads or is told under this name. */
const optionsOfEmbedded = ['asked', 'bias', 'cachePrefix', 'owner'];

/**
 * Takes the options of a call that are meant for here out of it: who a text is written as is nobody else's business, and gateways send all options on.
 * Only the embedded model is left those that are its own. Throws `invalid_input` for a name or value that is none, since a slip would write as somebody else.
 */
export function takeCallOptions(
  call: LanguageModelV4CallOptions,
  { provider }: Pick<LanguageModelV4, 'provider'>,
): TakenOptions {
  const { hyperalign: given, ...others } = call.providerOptions ?? {};
  if (given === undefined) return { own: {}, call };
  const own = checkCallOptions(given);
  const left = provider === embeddedProvider ? ofEmbedded(given) : {};
  const providerOptions = Object.keys(left).length === 0 ? others : { ...others, hyperalign: left };
  const { providerOptions: _, ...rest } = call;
  return { own, call: Object.keys(providerOptions).length === 0 ? rest : { ...rest, providerOptions } };
}

function ofEmbedded(given: JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(given).filter(([name]) => optionsOfEmbedded.includes(name)));
}

function checkCallOptions(given: unknown): PersonalizeCallOptions {
  if (typeof given !== 'object' || given === null) throw refused('', given, '{ person, register, delivery }');
  const own: { person?: string | null; register?: string; delivery?: Delivery } = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || optionsOfEmbedded.includes(name)) continue;
    if (name === 'person' && (value === null || typeof value === 'string')) own.person = value;
    else if (name === 'register' && typeof value === 'string') own.register = value;
    else if (name === 'delivery') own.delivery = checkDelivery(value, 'providerOptions.hyperalign.delivery');
    else throw refused(`.${name}`, value, 'person (text or null), register and delivery');
  }
  return own;
}

/** A delivery under the name it was given by, or `invalid_input`. */
export function checkDelivery(value: unknown, name: string): Delivery {
  const known = deliveries.find((one) => one === value);
  // Found in the list of deliveries.
  if (known !== undefined) return known as Delivery;
  throw new HyperalignError(
    'invalid_input',
    `${name} is ${JSON.stringify(value)}. Use one of ${deliveries.map((one) => `"${one}"`).join(', ')}.`,
    { details: { delivery: value } },
  );
}

function refused(path: string, value: unknown, wanted: string): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `providerOptions.hyperalign${path} cannot be ${JSON.stringify(value)}. What may stand there: ${wanted}.`,
    { details: { option: path.slice(1) } },
  );
}

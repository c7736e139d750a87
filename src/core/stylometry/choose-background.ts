import type { Background, RegisterBackground } from '../../contracts/background.ts';
import type { Fingerprint } from '../../contracts/fingerprint.ts';
import { openFingerprint } from './fingerprint.ts';
import { registerLikelihoods } from './register-likelihood.ts';

/** Where a register has no background of its own: the nearest ones, best first. */
const nearest: Readonly<Record<string, readonly string[]>> = {
  chat: ['email', 'post'],
  post: ['email', 'essay'],
  blog: ['post'],
  email: ['post'],
  letter: ['email', 'essay'],
  message: ['email', 'post'],
  comment: ['post'],
  review: ['post', 'essay'],
  essay: ['post', 'news'],
  report: ['essay', 'news'],
  article: ['news', 'essay'],
  news: ['essay'],
  speech: ['essay', 'news'],
  novel: ['fiction'],
  story: ['fiction'],
  fiction: ['essay', 'post'],
};

const lastResort = ['post', 'email', 'essay'];

/**
 * The background of a register, or of the nearest register that has one. Without a register, the one whose writers the person is most like, where a
 * fingerprint tells. Throws a RangeError when the background holds no register at all.
 */
export function chooseBackground(
  background: Background,
  register: string | null,
  fingerprint: Fingerprint | null = null,
): RegisterBackground {
  if (register === null && fingerprint !== null && fingerprint.texts > 0) return mostAlike(background, fingerprint);
  const wanted = register === null ? lastResort : [register, ...(nearest[register] ?? []), ...lastResort];
  for (const name of wanted) {
    const found = background.registers.find((one) => one.register === name);
    if (found !== undefined) return found;
  }
  return firstOf(background);
}

/** The register whose writers the person's mean levels are likeliest of; ties go to the earlier one. */
function mostAlike(background: Background, fingerprint: Fingerprint): RegisterBackground {
  const { levels } = openFingerprint(fingerprint);
  const likelihoods = registerLikelihoods(background.registers, { levels, texts: fingerprint.texts });
  return background.registers[likelihoods.indexOf(Math.max(...likelihoods))] ?? firstOf(background);
}

function firstOf({ registers }: Background): RegisterBackground {
  const [first] = registers;
  if (first === undefined)
    throw new RangeError('the background holds no register: build it with scripts/build-background.ts');
  return first;
}

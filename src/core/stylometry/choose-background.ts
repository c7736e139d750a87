import type { Background, RegisterBackground } from '../../contracts/background.ts';

/** Where a register has no background of its own: the nearest ones, best first. */
const nearest: Readonly<Record<string, readonly string[]>> = {
  chat: ['post', 'email'],
  post: ['email', 'essay'],
  blog: ['post'],
  email: ['post'],
  letter: ['email', 'essay'],
  message: ['post', 'email'],
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

/** The background of a register, or of the nearest register that has one. Throws when the background holds none at all. */
export function chooseBackground(background: Background, register: string | null): RegisterBackground {
  const wanted = register === null ? lastResort : [register, ...(nearest[register] ?? []), ...lastResort];
  for (const name of wanted) {
    const found = background.registers.find((one) => one.register === name);
    if (found !== undefined) return found;
  }
  const [first] = background.registers;
  if (first === undefined)
    throw new RangeError('the background holds no register; build it with scripts/build-background.ts');
  return first;
}

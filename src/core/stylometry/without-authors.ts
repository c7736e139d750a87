import type { Background, RegisterBackground } from '../../contracts/background.ts';
import { features } from './feature-catalogue.ts';
import { openBackground, ratesOf } from './open-background.ts';
import { writerKeys } from './writer-keys.ts';

/**
 * A background without the writers of any of these texts (by `textKey`), so that nobody is compared with themselves. The same object where none of them wrote one.
 * Pooled counts lose the writer's mean rate and share of opportunities; moments for verification stay.
 */
export function withoutAuthors(background: Background, keys: ReadonlySet<string>): Background {
  const registers = background.registers.map((register) => withoutAuthorsOf(register, keys));
  return registers.every((register, at) => register === background.registers[at])
    ? background
    : { ...background, registers };
}

function withoutAuthorsOf(register: RegisterBackground, keys: ReadonlySet<string>): RegisterBackground {
  const isAuthor = register.writers.map((writer) => writerKeys(writer).some((key) => keys.has(key)));
  if (!isAuthor.includes(true)) return register;
  const { writers } = openBackground(register);
  const proposing = writers.map((_, at) => at).filter((at) => writers[at]?.role === 'background');
  const pooled = features.map((_, feature) => {
    const told = proposing.filter((at) => ratesOf(writers[at] ?? silent, feature).length > 0);
    const left = told.filter((at) => isAuthor[at] !== true);
    const opportunity = register.opportunity[feature] ?? 0;
    if (told.length === left.length) return { opportunity, count: register.count[feature] ?? 0 };
    const rest = told.length === 0 ? 0 : (opportunity * left.length) / told.length;
    const rates = left.map((at) => meanOf(ratesOf(writers[at] ?? silent, feature)));
    return { opportunity: rest, count: left.length === 0 ? 0 : meanOf(rates) * rest };
  });
  return {
    ...register,
    count: pooled.map(({ count }) => Number(count.toPrecision(6))),
    opportunity: pooled.map(({ opportunity }) => Math.round(opportunity)),
    writers: register.writers.filter((_, at) => isAuthor[at] !== true),
  };
}

const silent = { role: 'background', texts: 0, words: [], rates: new Float64Array() } as const;

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

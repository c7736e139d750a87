import { expect, test } from 'vitest';
import { findExperiment } from './experiments.ts';
import { refuseLoneAdapters } from './refuse-lone-adapters.ts';

const authorship = findExperiment('authorship');
const rival = ['zero-shot', 'lora-adapters'];

test('the rival with adapters is taken, and so is neither', () => {
  expect(() => refuseLoneAdapters(authorship, { adapters: 'trained', methods: rival })).not.toThrow();
  expect(() => refuseLoneAdapters(authorship, { adapters: null, methods: ['zero-shot'] })).not.toThrow();
  expect(() => refuseLoneAdapters(authorship, { adapters: null, methods: null })).not.toThrow();
});

test.each([
  {
    name: 'adapters that no named method writes with',
    given: { adapters: 'trained', methods: ['zero-shot'] },
    message: 'The adapters in trained are for lora-adapters, which is not among the methods. Add it to --methods',
  },
  {
    name: 'adapters beside the methods that run by themselves',
    given: { adapters: 'trained', methods: null },
    message: 'Add it to --methods',
  },
  {
    name: 'the rival without adapters',
    given: { adapters: null, methods: rival },
    message: 'none are given. Name their folder with --adapters, or leave lora-adapters out of --methods.',
  },
])('$name: refused with the remedy', ({ given, message }) => {
  expect(() => refuseLoneAdapters(authorship, given)).toThrow(message);
});

test('the rival is refused where what is varied would change no adapter', () => {
  for (const name of ['sample-efficiency', 'out-of-register'])
    expect(() => refuseLoneAdapters(findExperiment(name), { adapters: null, methods: rival })).toThrow(
      `lora-adapters has no part in ${name}`,
    );
});

test('an experiment of one’s own may name its methods itself', () => {
  const { reads: _, ...own } = authorship;

  expect(() => refuseLoneAdapters(own, { adapters: 'trained', methods: null })).not.toThrow();
});

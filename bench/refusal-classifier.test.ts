import { describe, expect, test } from 'vitest';
import { classifyByFolds, fitRefusalModel, keptRefusalModel, validateRefusal } from '../src/core/safety/index.ts';
import { hashXstestFiles, readXstestAnswers } from './xstest-answers.ts';

const answers = readXstestAnswers();

describe.skipIf(answers === null)('the refusal classifier on labelled answers (skipped without ../shared/data)', () => {
  test('E10: agrees with people on safe prompts at .85 or above, 5-fold by prompt, and keeps the order of models', () => {
    const verdicts = classifyByFolds(answers ?? [], keptRefusalModel).filter(({ rated }) => rated.safePrompt);
    const { n, kappa, orderKept } = validateRefusal(verdicts, keptRefusalModel.seed);

    expect({ n, kappa: Number(kappa?.toPrecision(4)), orderKept }).toEqual({
      n: 620,
      kappa: keptRefusalModel.safePrompts.kappa,
      orderKept: true,
    });
    expect(kappa).toBeGreaterThanOrEqual(0.85);
  });

  test('keeps the weights that these answers give', () => {
    const model = fitRefusalModel(answers ?? []);
    const kept = Object.values(keptRefusalModel.signs);

    expect(model?.any.weights.map((weight) => Number(weight.toPrecision(4)))).toEqual(kept.map(([any]) => any));
    expect(model?.full.weights.map((weight) => Number(weight.toPrecision(4)))).toEqual(kept.map(([, full]) => full));
    expect(keptRefusalModel.dataHashes).toEqual(hashXstestFiles());
  });
});

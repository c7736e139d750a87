import { expect, test } from 'vitest';
import { learningReplies, textsIn } from '../../../test/support/learning-replies.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { neutralTexts, plantedTraits } from '../../core/planted/index.ts';
import { type ScriptedCall, type ScriptedReply, scriptedModel } from '../../testing/index.ts';
import { atDose } from './choose-plants.ts';
import { claimsTable } from './claims-table.ts';
import { measuredText } from './measured-people.ts';
import { modelClaims } from './model-claims.ts';
import { plantAuthor } from './plant-author.ts';

const people = Array.from({ length: 8 }, (_, writer) => ({
  person: `writer-${writer}`,
  texts: neutralTexts(writer, 10).map((text, at) => measuredText(`${writer}-${at}`, text)),
}));
const exclaiming = {
  ...({ name: 'all', perAuthor: 1 } as const),
  traits: plantedTraits.filter(({ id }) => id === 'exclamations'),
};
const author = plantAuthor(
  { people, register: 'post', catalogue: exclaiming, texts: 10, plant: atDose(0.9), random: createRandom(2) },
  0,
);

/** Two claims that name no feature: one is true where a text holds an exclamation mark, the other of every second text. */
const claims = [
  {
    ...({ dimension: 'personality', claim: 'Sounds as if calling to somebody across a street.' } as const),
    check: 'Does the writer sound as if calling out to somebody?',
  },
  {
    ...({ dimension: 'personality', claim: 'Sounds content with how matters have turned out.' } as const),
    check: 'Does the writer sound content with how matters are?',
  },
];
const learned = learningReplies({ claims });
const proposes =
  (verdicts: (texts: ReturnType<typeof textsIn>) => unknown) =>
  (call: ScriptedCall): ScriptedReply =>
    call.system.startsWith('You judge texts') ? { json: verdicts(textsIn(call, 'text')) } : learned(call);

const asked = { id: 'author-0', register: 'post', seed: 1 };

test('claims without a feature are matched by their verdicts on all texts, whatever they say', async () => {
  if (author === null) throw new Error('nobody has ten texts');
  const model = scriptedModel(
    proposes((texts) =>
      Object.fromEntries(
        texts.map(({ id, text }, at) => [id, [text.includes('!') ? 'yes' : 'no', at % 4 < 2 ? 'yes' : 'no']]),
      ),
    ),
    { size: 'large' },
  );

  const said = await modelClaims(model, author, asked);

  expect(said).toEqual({
    ...{ id: 'author-0', answered: true, traits: [{ id: 'exclamations', countable: true }] },
    claims: [
      { by: 'verdicts', told: true, trait: 'exclamations' },
      { by: 'verdicts', told: true, trait: null },
    ],
  });
  // One list of claims, and twenty texts, eight a question.
  expect(model.calls).toHaveLength(4);
  const { columns, rows } = claimsTable(model.id, [said]);
  expect(Object.fromEntries(columns.map((column, at) => [column, rows[0]?.[at]]))).toMatchObject({
    ...{ claims: 2, 'with verdicts': 2, 'of these planted (phi ≥ 0.7)': 1, countable: 1 },
    ...{ recall: 1, 'precision of planted alone': 0.5 },
  });
});

test('a claim that the model cannot tell of any text is one without verdicts', async () => {
  if (author === null) throw new Error('nobody has ten texts');
  const model = scriptedModel(
    proposes((texts) => Object.fromEntries(texts.map(({ id }) => [id, ['unclear', 'unclear']]))),
    { size: 'large' },
  );

  const said = await modelClaims(model, author, asked);

  expect(said.claims).toEqual([
    { by: 'verdicts', told: false, trait: null },
    { by: 'verdicts', told: false, trait: null },
  ]);
});

test('a claim without verdicts is about nothing and stands outside precision', async () => {
  if (author === null) throw new Error('nobody has ten texts');
  const model = scriptedModel(
    proposes(() => 'no verdicts'),
    { size: 'large' },
  );

  const said = await modelClaims(model, author, asked);

  expect(said.claims).toEqual([
    { by: 'verdicts', told: false, trait: null },
    { by: 'verdicts', told: false, trait: null },
  ]);
  const { columns, rows } = claimsTable(model.id, [said]);
  expect(rows[0]?.[columns.indexOf('precision of planted alone')]).toBeNull();
});

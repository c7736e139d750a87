import { createHyperalign } from 'hyperalign';
import { scriptedModel } from 'hyperalign/testing';

// Stands for a model here, so that the example runs without one: says these four in turn.
const drafts = [
  'Hello Sam,\n\nThe kiln is free again on Monday at ten, and I have put your two bowls on the lower shelf for it.\n\nBest regards,\nNell',
  'The kiln is free on Monday at ten. Your bowls are on the lower shelf.',
  'Hello Sam,\n\nThe kiln is free on Monday at ten! Your bowls are on the lower shelf.',
  'The kiln is free again on Monday at ten, and I have put your two bowls on the lower shelf, so that you need not look for them.',
];
const model = scriptedModel(({ index }) => drafts[index % drafts.length] ?? '');

const hyperalign = await createHyperalign({ model });
await hyperalign.learn({ person: 'nell', paths: ['examples/texts/nell'], register: 'email', useModel: false });

// Nell is asked between the two texts whose comparison tells most.
const pair = await hyperalign.proposePair({ person: 'nell', task: 'Tell Sam when the kiln is free.' });
console.log('left: ', JSON.stringify(pair.left));
console.log('right:', JSON.stringify(pair.right));

// Ten times she takes the shorter one, or the one without greeting.
for (let week = 1; week <= 5; week += 1) {
  const glaze = `Glaze number ${week} is dry.`;
  const task = `Say how glaze ${week} is.`;
  const person = 'nell';
  await hyperalign.compare({
    person,
    task,
    left: `Hello Sam,\n\n${glaze}`,
    right: `${glaze} So it is.`,
    chosen: 'right',
  });
  await hyperalign.compare({
    person,
    task,
    left: glaze,
    right: `${glaze} I looked before lunch. I looked again at tea.`,
    chosen: 'left',
  });
}

const { text, ranking, notices } = await hyperalign.write({
  ...{ person: 'nell', task: 'Tell Sam when the kiln is free.' },
  ...{ candidates: 4, rank: 'reward' },
});
console.log(text);
console.log(`${ranking?.comparisons} comparisons: ${ranking?.words.join(', ')}`);
for (const { message } of notices) console.log(message);

await hyperalign.close();

import { expect, test } from 'vitest';
import { scriptedModel } from '../../testing/index.ts';
import { makeBrief } from './make-brief.ts';

const text =
  'So we drove up to the old mill on Sunday morning, and guess what, the gate was locked. We ate our sandwiches in the car with the rain coming down and went home again, and that was the trip.';
const target = { id: 't1', text, source: 's1', title: null };
const brief = (...replies: readonly unknown[]) =>
  makeBrief({
    ...{ person: 'ada', register: 'post', target, seed: 1 },
    model: scriptedModel(replies.map((the_writer) => ({ json: { the_writer } }))),
  });

test('a brief says what to write and how long, in the third person', async () => {
  expect(await brief('tells of a Sunday trip to a mill whose entrance was shut.')).toEqual({
    task: {
      ...{ id: 't1', person: 'ada', register: 'post', words: 40 },
      brief:
        'Write a post in which the writer tells of a Sunday trip to a mill whose entrance was shut. Write about 40 words.',
    },
    origin: 'model',
  });
});

test.each([
  { name: 'a subject that is said already', reply: 'The writer tells of a wet outing and lunch on the back seat.' },
  { name: 'a bracket of the JSON', reply: 'tells of a wet outing and lunch on the back seat.}"' },
  { name: 'a sentence that was cut off', reply: 'tells of a wet outing and lunch on the back seat. They also' },
  {
    name: 'a sentence that copies',
    reply: 'tells of a wet outing and lunch on the back seat. Guess what, the gate was locked.',
  },
])('$name is left out', async ({ reply }) => {
  const { task } = await brief(reply);

  expect(task.brief).toBe(
    'Write a post in which the writer tells of a wet outing and lunch on the back seat. Write about 40 words.',
  );
});

test('what copies the text is asked for again', async () => {
  const { task, origin } = await brief(
    'drove up to the old mill and says that the gate was locked.',
    'was kept out of a historic building and had lunch on the back seat.',
  );

  expect([origin, task.brief]).toEqual([
    'model',
    'Write a post in which the writer was kept out of a historic building and had lunch on the back seat. Write about 40 words.',
  ]);
});

test('the instruction itself is no brief', async () => {
  const { task } = await brief(
    'describes what the writer does, tells, thinks, asks or wants, with the people, places and numbers.',
    'was kept out of a historic building that day.',
  );

  expect(task.brief).toBe(
    'Write a post in which the writer was kept out of a historic building that day. Write about 40 words.',
  );
});

test('after three faults, and without a model, notes stand in its place', async () => {
  const copied = 'says that the gate was locked and that was the trip.';
  const { task, origin } = await brief(copied, copied, copied);
  const without = await makeBrief({ model: null, person: 'ada', register: 'post', target, seed: 1 });

  expect(origin).toBe('notes');
  expect(task.brief).toBe(
    'Write a post from these notes: drove; old mill; Sunday morning; gate; locked; ate; rain coming down; went home. Write about 40 words.',
  );
  expect(without).toEqual({ task, origin });
});

import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
import { createHyperalign } from 'hyperalign';
import { personalize } from 'hyperalign/ai-sdk';

const hyperalign = await createHyperalign({ model: 'none' });
await hyperalign.learn({ person: 'nell', paths: ['examples/texts/nell'], register: 'email' });

const model = personalize(openai('gpt-5-mini'), { hyperalign, register: 'email' });

const { text } = await generateText({
  model,
  instructions: 'You write the mail of a pottery. Never promise a day that was not given.',
  prompt: 'Write to Sam that the kiln is free on Monday at 10.',
  providerOptions: { hyperalign: { person: 'nell' } },
});
console.log(text);

await hyperalign.close();

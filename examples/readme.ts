import { createHyperalign } from 'hyperalign';

const hyperalign = await createHyperalign({ model: 'local:qwen2.5-coder-1.5b' });

const { profile } = await hyperalign.learn({ person: 'nell', paths: ['examples/texts/nell'], register: 'email' });
for (const { standing, statement } of profile?.hypotheses ?? []) console.log(`${standing}: ${statement}`);

const { text, compliance, leakage } = await hyperalign.write({
  person: 'nell',
  task: 'Write an e-mail to Sam. Ask to move the call from Tuesday to Monday at 10, because the room is taken.',
});
console.log(text, compliance, leakage);

const { verdict, probability } = await hyperalign.verify({ person: 'nell', text });
console.log(verdict, probability);

await hyperalign.close();

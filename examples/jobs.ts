import { createHyperalign } from 'hyperalign';

const hyperalign = await createHyperalign({ model: 'none' });
hyperalign.jobs.start();

const { job } = await hyperalign.jobs.enqueue({
  person: 'nell',
  paths: ['examples/texts/nell'],
  register: 'email',
  attestation: { by: 'Nell', statement: 'I wrote these mails.' },
  idempotencyKey: 'nell, first mails',
});

for await (const { state, progress } of hyperalign.jobs.events(job.id)) console.log(progress?.step ?? state);

const { result } = await hyperalign.jobs.get(job.id);
console.log(`profile version ${result?.profile?.version} from ${result?.samples.kept} texts`);

await hyperalign.close();

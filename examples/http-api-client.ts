import { ApiError, createClient } from 'hyperalign/client';

const client = createClient({ baseUrl: 'http://127.0.0.1:8787' });
const nell = client.person('nell');

const learning = await nell.learn(
  {
    texts: [
      'Hi Sam!\n\nThe kiln is free on Monday, so bring your bowls. I will keep a shelf for you!\n\nNell',
      'Hi all!\n\nThank you for the help on Saturday. The roof is dry again, and so is the clay!\n\nNell',
      'Hi Kim!\n\nYour vase came out well! The blue ran a little, but I like it that way.\n\nNell',
    ],
    register: 'email',
    useModel: false,
    attestation: { by: 'Nell' },
  },
  { idempotencyKey: 'nell-first-mails' },
);
for await (const { state, progress } of learning.events()) console.log(progress?.step ?? state);

const { etag, body: profile } = await nell.profile.show();
console.log(`version ${profile.version}, ${profile.hypotheses.length > 0 ? 'with' : 'without'} hypotheses`);

const changed = await nell.profile.setAttributes({ role: 'runs the pottery' }, { ifMatch: etag });
console.log(`version ${changed.body.version}: ${changed.body.attributes.role}`);

try {
  await nell.profile.setAttributes({ role: 'potter' }, { ifMatch: etag });
} catch (error) {
  if (error instanceof ApiError) console.log(`${error.status} ${error.code}`);
}

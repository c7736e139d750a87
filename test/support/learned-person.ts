import type { Hyperalign } from '../../src/hyperalign.ts';

/** Letters by nobody: enough to learn a few habits from, and fiction. */
export const lettersOfAda = [
  'Hey Bo!\n\nThe ladder is back on the shelf, so come and look when you like. I painted it twice!\n\nCheers,\nAda',
  "Hey Kim!\n\nDid you see who took our kettle? It was by the door on Monday... and now it's gone!\n\nCheers,\nAda",
  'Hey Bo!\n\nThank you for the soup! I had two bowls and then some. Shall we swap recipes next week?\n\nCheers,\nAda',
  "Hey Di!\n\nNo news from the council yet, but I've called them twice. A dog would have answered sooner!\n\nCheers,\nAda",
  "Hey all!\n\nThe fair's on Saturday from ten! Bring gloves, bring cake and bring your neighbours.\n\nCheers,\nAda",
  'Hey Kim!\n\nThe blue lamp works again! It was the plug, as you said. I owe you a coffee!\n\nCheers,\nAda',
];

export async function learnAda(client: Hyperalign, person = 'ada'): Promise<void> {
  await client.learn({ person, texts: lettersOfAda, register: 'email', useModel: false });
}

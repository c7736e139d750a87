import type { Notice } from '../contracts/learn-result.ts';
import type { PersonKey } from '../ports/store.ts';
import type { EnginePorts } from './engine-ports.ts';

/** Who will read what a use case says. `person`: somebody who may see this person alone, and is told of others only in counts. */
export type Audience = 'workspace' | 'person';

const mostNamed = 5;

/** Says when the same texts were learned as other people's of the workspace: one of them is not the author. */
export async function textsOfOthers(
  { store }: Pick<EnginePorts, 'store'>,
  { key, audience }: { readonly key: PersonKey; readonly audience: Audience },
  sampleIds: readonly string[],
): Promise<readonly Notice[]> {
  if (sampleIds.length === 0) return [];
  const others = await store.samples.others(key, sampleIds);
  if (others.length === 0) return [];
  const named = others.slice(0, mostNamed).map(({ person, samples }) => `"${person}" (${samples})`);
  const left = others.length - named.length;
  const shared = others.reduce((most, { samples }) => Math.max(most, samples), 0);
  const who =
    audience === 'person'
      ? others.length === 1
        ? 'another person of this workspace'
        : `${others.length} other people of this workspace`
      : `${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  return [
    {
      code: 'texts-of-another',
      message: `${others.length === 1 ? '' : 'At least '}${shared} of the ${sampleIds.length} texts are also kept as texts of ${who}. One of them did not write them: remove the texts where they do not belong.`,
    },
  ];
}

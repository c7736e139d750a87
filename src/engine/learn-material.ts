import { createHash } from 'node:crypto';
import type { Profile } from '../contracts/profile.ts';
import { HyperalignError } from '../errors.ts';
import type { PersonMaterial } from '../ports/method.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { PersonKey } from '../ports/store.ts';
import type { EnginePorts } from './engine-ports.ts';
import { forget } from './forget.ts';
import { learn } from './learn.ts';
import { documentsOf } from './read-material.ts';

/** Learns people from material for methods that share what was learned. */
export interface MaterialLearner {
  /** The person under an id of this material alone: the same material, model and seed are learned once, other material of the person is another one. */
  learn(material: PersonMaterial, request: LearnMaterialRequest): Promise<LearnedPerson>;
  /** Says that one more method uses this, and gives what says that it does no longer: the last one to leave has everything forgotten. */
  enter(): () => Promise<void>;
}

export interface LearnMaterialRequest {
  readonly model: ModelHandle | null;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

export interface LearnedPerson {
  readonly key: PersonKey;
  readonly profile: Profile;
}

/** `learnWith` learns in place of the model that writes: a profile made by one model and used by another, or, where it is null, by counting alone. */
export function openMaterialLearner(
  ports: EnginePorts,
  { workspace, learnWith }: { readonly workspace: string; readonly learnWith?: ModelHandle | null },
): MaterialLearner {
  const learned = new Map<string, Promise<LearnedPerson>>();
  const begun = new Set<string>();
  const users = new Set<object>();
  return {
    learn: (material, request) => {
      const asked = { ...request, model: learnWith === undefined ? request.model : learnWith };
      const key = { workspace, person: materialId(material, asked) };
      const known = learned.get(key.person);
      if (known !== undefined) return known;
      const learning = learnPerson(ports, key, material, asked);
      learned.set(key.person, learning);
      begun.add(key.person);
      // What failed is tried again when it is next asked for.
      learning.catch(() => learned.delete(key.person));
      return learning;
    },
    enter: () => {
      const user = {};
      users.add(user);
      return async () => {
        if (!users.delete(user) || users.size > 0) return;
        await Promise.allSettled(learned.values());
        learned.clear();
        for (const person of begun) await forget(ports, { workspace, person });
        begun.clear();
      };
    },
  };
}

async function learnPerson(
  ports: EnginePorts,
  key: PersonKey,
  material: PersonMaterial,
  request: LearnMaterialRequest,
): Promise<LearnedPerson> {
  await learn(ports, {
    ...request,
    key,
    documents: documentsOf(material),
    register: material.register,
    budgetTokens: null,
  });
  const profile = await ports.store.profiles.latest(key);
  if (profile !== null) return { key, profile };
  throw new HyperalignError(
    'invalid_input',
    `Nothing could be learned of "${material.person}" from ${material.samples.length} samples: none was kept as a text of a person. Give longer texts in prose.`,
    { details: { person: material.person, samples: material.samples.length } },
  );
}

/** Tells nothing of the person, and is never an id that a user gave. */
function materialId(
  { person, register, samples }: PersonMaterial,
  { model, seed }: Pick<LearnMaterialRequest, 'model' | 'seed'>,
): string {
  const parts = [
    person,
    register,
    model?.id ?? 'none',
    seed,
    samples.map(({ id, text, source }) => [id, text, source]),
  ];
  return `material-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}`;
}

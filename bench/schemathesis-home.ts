import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHyperalign, openWorkspaces } from '../src/compose.ts';
import { loadConfig } from '../src/config.ts';
import { scopeSchema } from '../src/contracts/access.ts';
import { ownerOf } from '../src/core/access/index.ts';

/** A home folder whose records requests can name. */
export interface FuzzedHome {
  readonly folder: string;
  /** Keys; null where none was made. */
  readonly secrets: { readonly workspace: string | null; readonly caller: string | null };
  /** The person whose key the caller has; null where it is nobody's. */
  readonly boundTo: string | null;
  /** People who stay; they were learned from the same texts, so that an id of a record is one of each. */
  readonly people: readonly string[];
  /** People who may be forgotten. */
  readonly leaving: readonly string[];
  readonly samples: readonly string[];
  readonly hypotheses: readonly string[];
  readonly jobs: readonly string[];
}

// Schemathesis takes a letter beyond Latin for one that the pattern of ids has not.
const people = ['june', 'kim', 'änna'];
const leaving = Array.from({ length: 8 }, (_, at) => `leaving${at + 1}`);

/** A home of fictional people, learned by counting, with a key for the caller unless it is nobody. */
export async function homeToFuzz(caller: 'nobody' | 'workspace' | 'person'): Promise<FuzzedHome> {
  const folder = await mkdtemp(join(tmpdir(), 'hyperalign-bench-schemathesis-'));
  const records = await learnAll(folder);
  const boundTo = caller === 'person' ? 'june' : null;
  const secrets = caller === 'nobody' ? { workspace: null, caller: null } : await issueKeys(folder, boundTo);
  return { folder, secrets, boundTo, people, leaving, ...records };
}

async function learnAll(home: string) {
  const mails = new URL('../demo/people/june/', import.meta.url);
  const files = (await readdir(mails)).filter((file) => file.endsWith('.eml')).toSorted();
  const texts = await Promise.all(
    files.map(async (file) => (await readFile(new URL(file, mails), 'utf8')).replace(/^[\s\S]*?\r?\n\r?\n/, '')),
  );
  const client = await createHyperalign({ home, model: 'none' });
  for (const person of [...people, ...leaving]) await client.learn({ person, texts, register: 'email' });
  const profile = client.profile('june');
  const samples = (await profile.samples()).map(({ id }) => id);
  const hypotheses = (await profile.show()).hypotheses.map(({ id }) => id);
  const { job } = await client.jobs.enqueue({ person: 'june', texts: texts.slice(0, 3), useModel: false });
  await client.close();
  return { samples, hypotheses, jobs: [job.id] };
}

async function issueKeys(home: string, boundTo: string | null): Promise<FuzzedHome['secrets']> {
  const workspaces = await openWorkspaces({ config: loadConfig({ home }), model: 'none' });
  const issue = async (person: string | null) => {
    const asked = { name: 'schemathesis', scopes: scopeSchema.options, person, expiresAt: null };
    return (await workspaces.access.issue(ownerOf('default'), asked)).secret;
  };
  const secrets = { workspace: await issue(null), caller: await issue(boundTo) };
  await workspaces.close();
  return secrets;
}

import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { FuzzedHome } from './schemathesis-home.ts';

export interface FuzzRun {
  /** The program, as a path or a name that is found. */
  readonly program: string;
  /** Of the server. */
  readonly url: string;
  readonly home: FuzzedHome;
  readonly seed: number;
  /** Drawn requests of each operation. */
  readonly examples: number;
}

export interface FuzzReport {
  /** Of schemathesis. */
  readonly version: string;
  /** Requests that were made of the document; checks send some of them again in other ways. */
  readonly cases: number;
  /** What is not as it should be, one a kind and operation. */
  readonly failures: readonly string[];
  /** Status → answers, by the server's own count. */
  readonly statuses: Readonly<Record<string, number>>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const installed = join(root, '.tmp', 'schemathesis', 'bin', 'schemathesis');

/** The program in `.tmp/schemathesis` or on the path. Throws the line that installs it. */
export async function findSchemathesis(): Promise<string> {
  for (const program of existsSync(installed) ? [installed] : ['schemathesis'])
    if (
      await promisify(execFile)(program, ['--version']).then(
        () => true,
        () => false,
      )
    )
      return program;
  throw new Error(
    'schemathesis is not there. Install it from the root: python3 -m venv .tmp/schemathesis && .tmp/schemathesis/bin/pip install schemathesis==4.32.5',
  );
}

/** Runs schemathesis against a server. `answered` counts the server's answers once it is over. */
export async function runSchemathesis(
  run: FuzzRun,
  answered: () => Promise<FuzzReport['statuses']>,
): Promise<FuzzReport> {
  const folder = await mkdtemp(join(tmpdir(), 'hyperalign-schemathesis-'));
  try {
    const config = join(folder, 'schemathesis.toml');
    const report = join(folder, 'report.json');
    await writeFile(config, configOf(run));
    await writeFile(join(folder, hooksFile), hooks);
    await ended(run, ['--config-file', config, 'run', ...argumentsOf(run), '--report-json-path', report], folder);
    const { schemathesis_version, test_cases, failures, errors } = reportSchema.parse(
      JSON.parse(await readFile(report, 'utf8')),
    );
    return {
      version: schemathesis_version,
      cases: test_cases.generated,
      failures: [
        ...failures.flatMap(({ title, operations }) => operations.map((operation) => `${title}: ${operation}`)),
        ...errors.map((error) => `error: ${JSON.stringify(error).slice(0, 300)}`),
      ],
      statuses: await answered(),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function argumentsOf({ url, seed, examples }: FuzzRun): readonly string[] {
  return [
    join(root, 'schemas', 'openapi.json'),
    ...['--url', url, '--seed', String(seed), '--max-examples', String(examples), '--report', 'json'],
    // On a busy machine drawing a whole profile takes longer than schemathesis thinks right.
    ...['--suppress-health-check', 'too_slow'],
    ...['--continue-on-failure', '--no-color', '--generation-database', 'none', '--request-timeout', '60'],
  ];
}

/** What it says goes to standard error, since standard output is for the result. */
function ended({ program, home }: FuzzRun, args: readonly string[], cwd: string): Promise<void> {
  const env = { ...process.env, HYPERALIGN_FUZZ_KEY: home.secrets.caller ?? '' };
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', process.stderr, process.stderr] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}

/**
 * Ids of records that are there, so that requests come past "there is no such …", and which checks do not hold here. All that are not named are on.
 */
function configOf({ home }: FuzzRun): string {
  const { people, leaving, samples, hypotheses, jobs, boundTo, secrets } = home;
  const keyed = secrets.caller !== null;
  const named = { people: boundTo === null ? people : [boundTo], leaving, samples, hypotheses, jobs };
  const dictionaries = Object.entries(named).map(
    ([name, values]) => `[dictionaries.${name}]\nvalues = ${JSON.stringify(values)}\n`,
  );
  return `hooks = "${hooksFile}"

${dictionaries.join('\n')}
[parameters]
"path.person" = { dictionary = "people", probability = 0.8 }
"path.sample" = { dictionary = "samples", probability = 0.8 }
"path.hypothesis" = { dictionary = "hypotheses", probability = 0.8 }
"path.job" = { dictionary = "jobs", probability = 0.8 }

${keyed ? keyedChecks : openChecks}
[checks.positive_data_acceptance]
# Beside the usual ones: a schema cannot say which version is the newest (412), or that a key was used for another request (422) or for somebody who was forgotten (410).
expected-statuses = ["2xx", "3xx", 401, 403, 404, 409, 410, 412, 422, 429]

[checks.negative_data_rejection]
# Beside the usual ones: what is too long may be refused for its size before it is read.
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429]

[[operations]]
# What is of the schema may still mean nothing: a cursor of no page, two equal texts to choose from, a note or a statement that is none, a profile that does not agree with itself.
include-operation-id = ["listPeople", "listSamples", "listJobs", "listComparisons", "compare", "learnFromEdit", "rewordHypothesis", "importProfile"]
checks.positive_data_acceptance.enabled = false

[[operations]]
# One value of a list and the list of it are the same form, so a form cannot be of the wrong type there.
include-operation-id = ["learn", "estimateLearning"]
checks.negative_data_rejection.enabled = false

[[operations]]
# Of people who are not there these answer with nothing, and schemathesis takes letters beyond Latin in an id, which the pattern has, for a violation.
include-operation-id = ["listComparisons", "forgetPerson"]
checks.negative_data_rejection.enabled = false

[[operations]]
include-operation-id = "forgetPerson"
# Who stays is not forgotten, and the key of a person would go with its person.
enabled = ${boundTo === null}
parameters = { "path.person" = { dictionary = "leaving", probability = 0.8 } }
phases.examples.enabled = false
phases.fuzzing.extra-data-sources.responses = false
phases.coverage.extra-data-sources.responses = false
`;
}

const hooksFile = 'hooks.py';

/** Two requests share no idempotency key that may be used: most would else be refused as another request under the same one, before their contract is looked at. */
const hooks = `import itertools
import re
import schemathesis

numbers = itertools.count()


@schemathesis.hook
def before_call(context, case, **kwargs):
    key = (case.headers or {}).get("idempotency-key")
    if isinstance(key, str) and re.fullmatch("[!-~]{1,240}", key):
        case.headers["idempotency-key"] = f"{key}-{next(numbers)}"
`;

const keyedChecks = `[auth.openapi.bearer]
bearer = "\${HYPERALIGN_FUZZ_KEY}"
`;

/** Nobody is asked for a key, so none is missing or wrong. */
const openChecks = `[generation]
with-security-parameters = false

[checks]
ignored_auth.enabled = false
missing_required_header.enabled = false
`;

const reportSchema = z.object({
  schemathesis_version: z.string(),
  test_cases: z.object({ generated: z.int() }),
  failures: z.array(z.object({ title: z.string(), operations: z.array(z.string()) })),
  errors: z.array(z.unknown()),
});

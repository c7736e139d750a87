/**
 * The page on which a person chooses between two texts. Whatever a model or a person wrote is set as text, never as markup.
 *
 * @import { Principal } from '../../../contracts/access.ts'
 * @import { CompareRequestBody } from '../../../contracts/compare-request.ts'
 * @import { Choice } from '../../../contracts/comparison.ts'
 * @import { PeoplePage, PersonSummary } from '../../../contracts/people-page.ts'
 * @import { PairRequest, ProposedPair } from '../../../contracts/proposed-pair.ts'
 */

const access = part('access', HTMLFormElement);
const keyField = part('key', HTMLInputElement);
const askForm = part('ask', HTMLFormElement);
const personField = part('person', HTMLSelectElement);
const taskField = part('task', HTMLTextAreaElement);
const showButton = part('show', HTMLButtonElement);
const stopButton = part('stop', HTMLButtonElement);
const said = part('said', HTMLElement);
const seconds = part('seconds', HTMLElement);
const pairSection = part('pair', HTMLElement);
const keptSection = part('kept', HTMLElement);
const problem = part('problem', HTMLElement);

/** In memory alone: browsers write `sessionStorage` to the disk to restore tabs. */
let key = '';
/** @type {AbortController | null} Of what is being asked of the server. */
let working = null;
/** @type {{ readonly pair: ProposedPair, readonly repeatKey: string } | null} The repeat key is that of the choice, so that it is kept once, however often it is sent. */
let shown = null;

/** Why something could not be done, in words for the person. */
class Refusal extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

access.addEventListener('submit', (event) => {
  event.preventDefault();
  key = keyField.value.trim();
  void begin();
});
askForm.addEventListener('submit', (event) => {
  event.preventDefault();
  void propose(personField.value, taskField.value);
});
stopButton.addEventListener('click', () => working?.abort());
for (const button of pairSection.querySelectorAll('button'))
  button.addEventListener('click', () => void keep(/** @type {Choice} */ (button.dataset['choice'])));
/** @type {Readonly<Record<string, Choice>>} */
const choiceOfKey = { 1: 'left', ArrowLeft: 'left', 2: 'right', ArrowRight: 'right', 0: 'tie' };
pairSection.addEventListener('keydown', (event) => {
  const choice = choiceOfKey[event.key];
  if (choice === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  void keep(choice);
});
part('again', HTMLButtonElement).addEventListener('click', () => {
  if (shown !== null) void propose(shown.pair.person, shown.pair.task);
});
part('other', HTMLButtonElement).addEventListener('click', () => {
  keptSection.hidden = true;
  taskField.value = '';
  taskField.focus();
});
void begin();

/** Finds out whether a key is needed, and for whom texts can be written. */
function begin() {
  return work({ words: 'Asking the server who is there.' }, async (signal) => {
    const { scopes, person } = /** @type {Principal} */ (await ask('/me', { signal }));
    const missing = /** @type {const} */ (['write', 'read', 'learn']).filter((scope) => !scopes.includes(scope));
    if (missing.length > 0) throw new Refusal('scope_missing', `This key lacks ${missing.join(' and ')}.`);
    offer(/** @type {PeoplePage} */ (await ask('/people?limit=200', { signal })), person);
    access.hidden = true;
    keyField.value = '';
    askForm.hidden = false;
  });
}

/** @param {PeoplePage} page @param {string | null} own The person whose key it is. */
function offer({ people, next }, own) {
  const wanted = personField.value || new URLSearchParams(location.search).get('person') || own || people[0]?.person;
  if (wanted === undefined) throw new Refusal('nobody', 'Nobody has been learned here yet.');
  /** @type {readonly (Pick<PersonSummary, 'person'> & Partial<PersonSummary>)[]} */
  const named = people.some(({ person }) => person === wanted) ? people : [{ person: wanted }, ...people];
  personField.replaceChildren(
    ...named.map(({ person, profileVersion }) => {
      const label = profileVersion === null ? `${person} (nothing learned yet)` : person;
      return new Option(label, person, false, person === wanted);
    }),
  );
  const note = part('people-note', HTMLElement);
  note.hidden = next === null;
  note.textContent = `The first ${people.length} people are listed. For another, open this page as /choices?person=ID.`;
}

/** Has two texts written and shows them. @param {string} person @param {string} task */
function propose(person, task) {
  keptSection.hidden = true;
  const otherwise = 'Your task is still here, and nothing was kept.';
  return work({ words: 'The model is writing.', otherwise, person, stoppable: true }, async (signal) => {
    /** @type {PairRequest} */
    const body = { task, seed: randomSeed() };
    const path = `/people/${encodeURIComponent(person)}/comparisons/pair`;
    const pair = /** @type {ProposedPair} */ (await ask(path, { body, signal }));
    shown = { pair, repeatKey: randomKey() };
    part('pair-task', HTMLElement).textContent = pair.task;
    part('left', HTMLElement).textContent = pair.left;
    part('right', HTMLElement).textContent = pair.right;
    pairSection.hidden = false;
    pairSection.focus();
  });
}

/** Keeps what the person chose of the two texts. @param {Choice} chosen */
async function keep(chosen) {
  if (shown === null || working !== null) return;
  const { pair, repeatKey } = shown;
  const { person, task, left, right, register } = pair;
  const otherwise = 'The two texts are still here. Choose again: a choice is kept once.';
  await work({ words: 'Keeping your choice.', otherwise, person }, async (signal) => {
    /** @type {CompareRequestBody} */
    const body = { task, left, right, chosen, register, source: 'page' };
    const path = `/people/${encodeURIComponent(person)}/comparisons`;
    const stands = await ask(path, { body, repeatKey, signal }).then(
      () => `${choiceWords[chosen]} ${countWords(pair)}`,
      (error) => {
        if (error instanceof Refusal && keptBefore.includes(error.code))
          return 'Your first choice between them stands.';
        throw error;
      },
    );
    part('kept-words', HTMLElement).textContent = stands;
    pairSection.hidden = true;
    keptSection.hidden = false;
    keptSection.focus();
  });
}

/** What the API says where a choice with this repeat key is kept already, the same one or another. */
const keptBefore = ['answer_not_kept', 'key_reused'];

/** @type {Readonly<Record<Choice, string>>} */
const choiceWords = { left: 'You chose text 1.', right: 'You chose text 2.', tie: 'You saw no difference.' };

/** The API counts as many comparisons as it reads, which is at most a thousand. @param {ProposedPair} pair */
function countWords({ person, comparisons }) {
  const count = comparisons + 1;
  const told = count > 1000 ? 'more than 1,000 comparisons' : count === 1 ? '1 comparison' : `${count} comparisons`;
  const use =
    count < 5
      ? 'About five begin to tell what is liked.'
      : 'To have them heeded, write with --candidates 4 --rank both.';
  return `That makes ${told} of ${person}. ${use}`;
}

/**
 * One thing at a time: says what goes on, lets it be stopped, and tells why it failed.
 *
 * @param {{ readonly words: string, readonly otherwise?: string, readonly person?: string, readonly stoppable?: boolean }} what `otherwise`: what holds where it fails.
 * @param {(signal: AbortSignal) => Promise<void>} action
 */
async function work({ words, otherwise = '', person = 'NAME', stoppable = false }, action) {
  if (working !== null) return;
  working = new AbortController();
  const { signal } = working;
  problem.hidden = true;
  said.textContent = words;
  const started = Date.now();
  const timer = setInterval(() => {
    const passed = Math.round((Date.now() - started) / 1000);
    seconds.textContent = `${passed} s`;
    // Told again now and then to those who do not see the seconds.
    if (passed % 30 === 0) said.textContent = `${words} ${passed} seconds have passed.`;
  }, 1000);
  markButtons(true);
  stopButton.hidden = !stoppable;
  let result = '';
  try {
    await action(signal);
  } catch (error) {
    if (signal.aborted) result = `Stopped. ${otherwise}`;
    else tell(error, { otherwise, person });
  }
  clearInterval(timer);
  seconds.textContent = '';
  said.textContent = result;
  if (document.activeElement === stopButton) showButton.focus();
  stopButton.hidden = true;
  markButtons(false);
  working = null;
}

/** Not `disabled`, which would take the focus from a button that was pressed. @param {boolean} disabled */
function markButtons(disabled) {
  for (const button of document.querySelectorAll('button'))
    if (button !== stopButton) button.setAttribute('aria-disabled', String(disabled));
}

/** @param {unknown} error @param {{ readonly otherwise: string, readonly person: string }} place */
function tell(error, { otherwise, person }) {
  const code = error instanceof Refusal ? error.code : '';
  if (code === 'invalid_api_key' || code === 'scope_missing' || code === 'not_allowed') {
    access.hidden = false;
    keyField.focus();
    // Nothing has gone wrong where none was given yet: the form says what is needed.
    if (key === '') return;
  }
  const words = error instanceof Refusal ? error.message : `The page made a mistake: ${error}`;
  const [remedy, command] = remedies[code] ?? ['', ''];
  const lines = [paragraph(words)];
  if (remedy !== '') {
    const line = paragraph(`${remedy} `);
    const typed = document.createElement('code');
    typed.textContent = command.replace('PERSON', person);
    line.append(typed);
    lines.push(line);
  }
  if (otherwise !== '') lines.push(paragraph(otherwise));
  problem.replaceChildren(...lines);
  problem.hidden = false;
  problem.scrollIntoView({ block: 'nearest' });
}

/** @param {string} words */
function paragraph(words) {
  const made = document.createElement('p');
  made.textContent = words;
  return made;
}

const learnFirst = 'hyperalign learn FOLDER --as PERSON';
const fetchModel = 'hyperalign models fetch';
const makeKey = 'hyperalign keys create --name page --scopes write,read,learn --as PERSON';
/** What to do about a problem, by its code, where its own words do not say it. @type {Readonly<Record<string, readonly [string, string]>>} */
const remedies = {
  nobody: ['Learn somebody from their texts, then load this page again:', learnFirst],
  person_not_found: ['Learn the person from their texts, then try again:', learnFirst],
  profile_not_found: ['Learn the person from their texts, then try again:', learnFirst],
  model_not_configured: ['Start the server with a model:', 'hyperalign serve --model MODEL'],
  weights_missing: ['Fetch them where the server runs, then try again:', fetchModel],
  weights_damaged: ['Fetch them again where the server runs, then try again:', fetchModel],
  runtime_missing: ['Fetch it where the server runs, then try again:', fetchModel],
  scope_missing: ['Make a key with all three:', makeKey],
  not_allowed: ['Choose the person of this key, or make one for this person:', makeKey],
};

/**
 * Asks the API and gives what it answers. Throws a `Refusal`, or what it was stopped by.
 *
 * @param {string} path
 * @param {{ readonly body?: object, readonly repeatKey?: string, readonly signal: AbortSignal }} request
 * @returns {Promise<unknown>}
 */
async function ask(path, { body, repeatKey, signal }) {
  const headers = new Headers({ accept: 'application/json' });
  if (key !== '') headers.set('authorization', `Bearer ${key}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (repeatKey !== undefined) headers.set('idempotency-key', repeatKey);
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`/api/v1${path}`, {
    ...sent,
    headers,
    signal,
    credentials: 'omit',
    redirect: 'error',
  }).catch((error) => {
    if (signal.aborted) throw error;
    throw new Refusal('no_answer', 'The server gave no answer. See whether it still runs, then try again.');
  });
  const told = await answer.json().catch(() => null);
  signal.throwIfAborted();
  if (answer.ok && told !== null) return told;
  const fields = (told?.errors ?? []).map(
    (/** @type {{ field: string, message: string }} */ one) => `${one.field}: ${one.message}.`,
  );
  const words = told?.detail ?? `The server answered with status ${answer.status} and nothing that can be read.`;
  throw new Refusal(String(told?.code ?? 'unreadable'), [words, ...fields].join(' '));
}

function randomSeed() {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1;
}

/** `crypto.randomUUID` is missing where a page comes by plain HTTP from another machine. */
function randomKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function part(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} "${id}".`);
}

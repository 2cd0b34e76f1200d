// Asking the API: one question at a time, the newest; what it answers, or a problem in words.

const TRIES = 4;
const LONGEST_WAIT = 5000; // ms

/** What went wrong: `detail` in words, `errors` as in RFC 9457's `[{pointer, detail}]`, `passing` if asking again may help. */
export class Problem extends Error {
  constructor(status, detail, errors = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
    this.passing = [0, 408, 429, 503].includes(status);
  }
}

/** Where the answer to a newer question supersedes that to an older, which is cancelled. */
export class Newest {
  #controller = new AbortController();

  /** The answer of `work(signal)`, or undefined if a newer question was asked before it came. */
  async of(work) {
    this.cancel();
    const { signal } = this.#controller;
    try {
      const answer = await work(signal);
      return signal.aborted ? undefined : answer;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  cancel() {
    this.#controller.abort();
    this.#controller = new AbortController();
  }
}

/** The body of a request: JSON, or a form where files are among the articles, which stand first and in one file. */
function body({ documents, files, options }) {
  if (!files.length) return { content: JSON.stringify({ documents, ...options }), type: "application/json" };
  const form = new FormData();
  const { length, state, ...others } = options;
  for (const [name, value] of Object.entries({ ...length, ...others })) form.append(name, value);
  if (state) form.append("state", new File(state.map((one) => `${JSON.stringify(one)}\n`), "state.jsonl"));
  if (documents.length) form.append("files", new File([JSON.stringify({ documents })], "articles.json"));
  for (const file of files) form.append("files", file);
  return { content: form };
}

/** The service's answer to a question, as text. A service that is full is asked again when it says so. */
export async function ask(question, { address = "v1/briefs", accept = "application/json", key = "", signal } = {}) {
  const { content, type } = body(question);
  const headers = { Accept: accept };
  if (type) headers["Content-Type"] = type;
  if (key) headers.Authorization = `Bearer ${key}`;
  for (let left = TRIES - 1; ; left -= 1) {
    const response = await send(address, { method: "POST", body: content, headers, signal });
    if (response.ok) return response.text();
    if (response.status !== 503 || !left) throw await problem(response);
    await wait(Math.min(1000 * (Number(response.headers.get("Retry-After")) || 1), LONGEST_WAIT), signal);
  }
}

/** The JSON at an address of the service. */
export async function read(address) {
  const response = await send(address, {});
  if (!response.ok) throw await problem(response);
  return response.json();
}

async function send(address, settings) {
  try {
    return await fetch(address, { credentials: "omit", ...settings });
  } catch (error) {
    if (settings.signal?.aborted) throw error;
    throw new Problem(0, "The service does not answer. Is it running, and are you connected?");
  }
}

async function problem(response) {
  try {
    const told = await response.json();
    return new Problem(response.status, `${told.title}: ${told.detail}`, told.errors ?? []);
  } catch {
    // Not from the service itself: a proxy in front of it, perhaps.
    return new Problem(response.status, `The answer was ${response.status} ${response.statusText}, without a reason.`);
  }
}

function wait(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => (clearTimeout(timer), reject(signal.reason)), { once: true });
  });
}

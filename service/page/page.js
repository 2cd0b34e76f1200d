// The page: what is asked, when, and where the answer or the problem is shown.

import { Articles } from "./articles.js";
import { ask, Newest, Problem, read } from "./ask.js";
import { BriefView } from "./brief_view.js";
import { Citations } from "./citations.js";
import { quotations } from "./evidence.js";
import { leftOut } from "./left_out.js";
import { Stories } from "./stories.js";
import { copy, download, linkedHtml } from "./take_away.js";
import { count, element, unit } from "./text.js";

const TYPING_PAUSE = 400; // ms after the last key
const SHORTEST_GAP = 60; // ms between two questions while a slider moves
const LONGEST_GAP = 500;
const STORY_WORDS = 40; // of the brief of a story that is offered
const NAMED = 3; // articles that a warning names

const $ = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 60rem)");
const newest = new Newest();
const newestStories = new Newest();
let shown = null; // {question, answer, citations} of the brief on the page
let key = "";
let timer;
let askedAt = 0;
let lastTook = 0;
let areGrouped = false; // whether the stories in these articles were asked for

const articles = new Articles({ boxes: $("boxes"), files: $("files"), changed: articlesChanged });
const stories = new Stories({ root: $("stories"), note: $("stories-note"), list: $("story-list"), chose: update });
const view = new BriefView({
  title: $("title"),
  list: $("sentences"),
  chose: showEvidence,
  // In a narrow window the sources cover other sentences.
  pointing: () => wide.matches,
});

function question() {
  return {
    ...(stories.documents ? { documents: stories.documents, files: [] } : articles.question()),
    options: {
      length: { words: Number($("words").value) },
      diversity: Number($("diversity").value),
      language: $("language").value,
      off_topic: $("off-topic").checked ? "include" : "exclude",
      explain: true,
    },
  };
}

function articlesChanged(typing) {
  newestStories.cancel();
  stories.forget();
  areGrouped = false;
  later(typing ? TYPING_PAUSE : 0);
}

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(update, milliseconds);
}

/** While a slider moves: as often as the service answers, so that it is not filled with questions that no one waits for. */
function soon() {
  const gap = Math.min(Math.max(SHORTEST_GAP, lastTook), LONGEST_GAP);
  later(Math.max(0, askedAt + gap - performance.now()));
}

async function update() {
  clearTimeout(timer);
  $("clear").hidden = articles.isEmpty;
  if (articles.isEmpty) {
    newest.cancel();
    forget();
    return;
  }
  const asked = question();
  askedAt = performance.now();
  $("brief").setAttribute("aria-busy", "true");
  try {
    const answer = await newest.of((signal) => ask(asked, { key, signal }));
    if (answer === undefined) return; // a newer question is on its way
    lastTook = performance.now() - askedAt;
    performance.mark("answered"); // how long showing takes is part of what this page promises
    show(asked, answer);
    performance.measure("brief-shown", "answered");
    if (!areGrouped) offerStories(asked);
  } catch (problem) {
    showProblem(problem);
  }
  $("brief").setAttribute("aria-busy", "false");
}

/** Ask what stories the articles tell, once for the same articles. The brief stands without the answer. */
async function offerStories({ documents, files }) {
  areGrouped = true;
  if (documents.length < 2 && !files.length) return;
  const options = { length: { words: STORY_WORDS }, min_documents: 1, state: [] };
  try {
    const work = (signal) => ask({ documents, files, options }, { address: "v1/stories", key, signal });
    const answer = await newestStories.of(work);
    if (answer !== undefined) stories.show(JSON.parse(answer));
  } catch (problem) {
    if (!(problem instanceof Problem)) reportError(problem);
  }
}

function show(asked, answer) {
  const brief = JSON.parse(answer);
  const citations = new Citations(brief, asked.documents);
  shown = { question: asked, answer, citations };
  $("copied").textContent = "";
  clearErrors();
  $("answer").hidden = false;
  view.show(citations, { first: wide.matches });
  $("status").textContent = view.summary();
  $("words-shown").textContent = count(Number($("words").value), unit(brief.language));
  $("warnings").replaceChildren(...warnings(citations));
  const open = new Set([...$("left-out").querySelectorAll("details[open]")].map((one) => one.dataset.kind));
  $("left-out").replaceChildren(...leftOut(citations, (row) => view.goTo(row)));
  for (const one of $("left-out").children) one.open = open.has(one.dataset.kind);
}

/** What the reader should know: what is so of many articles is said once. */
function warnings(citations) {
  const byMessage = Map.groupBy(citations.brief.warnings, (one) => one.message);
  return [...byMessage].map(([message, all]) => {
    const ids = all.map((one) => one.document).filter((id) => citations.documents.has(id));
    const named = ids.slice(0, NAMED).flatMap((id, row) => [row ? ", " : ": ", element("bdi", {}, citations.label(id))]);
    return element("li", {}, message, ...named, ids.length > NAMED ? ` and ${ids.length - NAMED} more` : "");
  });
}

function showEvidence(sentence, citations, row) {
  $("evidence").hidden = !sentence;
  if (!sentence) return;
  $("evidence-heading").textContent = `Where sentence ${row + 1} is said`;
  $("quotes").replaceChildren(...quotations(sentence, citations));
  $("quotes").scrollTop = 0;
}

/** No articles: no brief. */
function forget() {
  shown = null;
  clearErrors();
  $("answer").hidden = true;
  $("evidence").hidden = true;
  $("brief").setAttribute("aria-busy", "false");
  $("status").textContent = "Paste, drop or choose articles about one event; the brief appears here.";
}

function clearErrors() {
  articles.forgetErrors();
  for (const one of document.querySelectorAll("#problem, p.error[id]")) one.replaceChildren();
  for (const id of ["files-error", "words-error", "language-error"]) $(id).hidden = true;
  $("key-form").hidden = true;
}

/** Say what is wrong in words, and each error at its place. A brief that no longer fits the articles is taken away. */
function showProblem(problem) {
  if (!(problem instanceof Problem)) reportError(problem); // a fault of this page
  if (!problem.passing) forget();
  clearErrors();
  const atPlaces = (problem.errors ?? []).map(showAtPlace).filter(Boolean);
  const lines = atPlaces.length ? atPlaces : [problem.message];
  $("problem").replaceChildren(...lines.map((line) => element("p", { class: "error" }, line)));
  $("status").textContent = "";
  $("key-form").hidden = problem.status !== 401;
}

/** Show an error where `#/documents/2/url` is on the page; what it says, if there is such a place. */
function showAtPlace({ pointer, detail }) {
  const [, part, place, field] = pointer.split("/");
  if (part === "documents") return stories.documents ? "" : articles.sentBox(Number(place))?.showError(detail, field);
  const id = { files: "files-error", length: "words-error", language: "language-error" }[part];
  if (!id) return "";
  $(id).textContent = [$(id).textContent, detail].filter(Boolean).join(" ");
  $(id).hidden = false;
  return detail;
}

async function offerSeeds() {
  try {
    const { seeds } = await read("seeds");
    const buttons = seeds.map(({ id, documents }) => {
      const name = id.replaceAll("-", " ");
      const button = element("button", { type: "button", title: count(documents, "article") }, name[0].toUpperCase() + name.slice(1));
      button.addEventListener("click", () => loadSeed(id));
      return button;
    });
    $("seeds").replaceChildren(...(buttons.length ? buttons : ["the example sets are not installed here."]));
  } catch (problem) {
    $("seeds").textContent = problem.message;
  }
}

async function loadSeed(id) {
  try {
    const { documents } = await read(`seeds/${encodeURIComponent(id)}`);
    articles.load(documents);
    await update();
    if (!wide.matches) $("brief").scrollIntoView();
  } catch (problem) {
    showProblem(problem);
  }
}

async function offerLanguages() {
  const { languages } = await read("v1/methods");
  const names = new Intl.DisplayNames("en", { type: "language" });
  const options = languages.map(({ code }) => element("option", { value: code }, names.of(code)));
  $("language").append(...options.sort((a, b) => a.textContent.localeCompare(b.textContent)));
}

async function take(what, forms) {
  $("copied").textContent = "";
  try {
    await copy(forms);
    $("copied").textContent = `${what} copied.`;
  } catch (problem) {
    $("copied").textContent = `Not copied: ${problem.message}`;
  }
}

const rendered = (accept) => ask(shown.question, { accept, key });

$("options").addEventListener("input", () => {
  $("words-shown").textContent = count(Number($("words").value), unit(shown?.citations.brief.language));
  $("diversity-shown").textContent = `${Math.round(100 * $("diversity").value)} %`;
  if (!articles.isEmpty) soon();
});
$("options").addEventListener("submit", (event) => event.preventDefault());
$("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  key = $("key").value.trim();
  update();
});
$("clear").addEventListener("click", () => articles.clear());
$("choose").addEventListener("change", () => {
  articles.addFiles($("choose").files);
  $("choose").value = ""; // so that the same file can be chosen again
});
$("copy-text").addEventListener("click", () => take("Text", { "text/plain": rendered("text/plain") }));
$("copy-markdown").addEventListener("click", () => take("Markdown", { "text/plain": rendered("text/markdown") }));
$("copy-html").addEventListener("click", () =>
  take("Text with links", { "text/html": linkedHtml(shown.citations), "text/plain": shown.citations.brief.text }),
);
$("download").addEventListener("click", () => download("brief.json", shown.answer, "application/json"));
$("close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !$("evidence").hidden) close();
});

function close() {
  const inside = $("evidence").contains(document.activeElement);
  view.release({ focus: inside });
  if (!wide.matches) view.choose(-1);
}

for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    if (!event.dataTransfer.types.includes("Files")) return; // words that are dragged into a box
    event.preventDefault();
    const over = name === "dragenter" || name === "dragover" || (name === "dragleave" && event.relatedTarget !== null);
    document.body.classList.toggle("dropping", over);
    if (name === "drop") articles.addFiles(event.dataTransfer.files);
  });
}

offerSeeds();
// Without the list, the language is still found by itself.
offerLanguages().catch(() => {});

// The stories that the articles fall into, where they are about more than one event: one of them opened, or all.

import { beginning, count, direction, element, printable } from "./text.js";

const TITLE_CHARACTERS = 90;
const DAY_CHARACTERS = 10; // of an ISO 8601 time

export class Stories {
  #stories = [];
  #buttons = [];
  #documents = new Map();
  #chosen = -1;

  /** `chose()` is called when another story is opened, or all articles again. */
  constructor({ root, note, list, chose }) {
    this.root = root;
    this.note = note;
    this.list = list;
    this.chose = chose;
    list.addEventListener("click", (event) => {
      const found = event.target.closest("button");
      if (found) this.#open(this.#buttons.indexOf(found) - 1);
    });
  }

  /** The documents of the story that is open, as the API takes them; null while it is all articles. */
  get documents() {
    return this.#chosen < 0 ? null : this.#documents.get(this.#stories[this.#chosen].id);
  }

  /** Show the stories of an answer; nothing, where there is one. Its state has the documents, those of files read. */
  show({ stories, state }) {
    this.forget();
    if (stories.length < 2) return;
    this.#stories = stories;
    this.#documents = new Map(state.map(({ id, documents }) => [id, documents]));
    const all = stories.reduce((sum, one) => sum + one.documents.length, 0);
    this.note.textContent = `These articles tell ${stories.length} stories. Open one for its brief.`;
    this.list.replaceChildren(this.#whole(all), ...stories.map((one) => this.#story(one)));
    this.#buttons = [...this.list.querySelectorAll("button")];
    this.root.hidden = false;
    this.#mark();
  }

  forget() {
    this.#chosen = -1;
    this.#stories = [];
    this.root.hidden = true;
    this.note.textContent = "";
    this.list.replaceChildren();
  }

  #open(row) {
    if (row === this.#chosen) return;
    this.#chosen = row;
    this.#mark();
    this.chose();
  }

  #whole(documents) {
    return element("li", {}, element("button", { type: "button" }, `All ${count(documents, "article")}`));
  }

  #story({ title, language, documents, first, last, brief }) {
    const said = brief?.text ?? "";
    const name = printable(title ?? beginning(said, TITLE_CHARACTERS)) || "Without words";
    const days = [...new Set([first, last].filter(Boolean).map((one) => one.slice(0, DAY_CHARACTERS)))].join(" to ");
    const button = element("button", { type: "button" }, element("bdi", { lang: language }, name));
    button.disabled = !brief;
    return element(
      "li",
      {},
      button,
      element("p", { class: "aside" }, [count(documents.length, "article"), days].filter(Boolean).join(" · ")),
      said && element("p", { class: "told", lang: language, dir: direction(language) }, said),
    );
  }

  #mark() {
    this.#buttons.forEach((one, row) => one.setAttribute("aria-pressed", String(row - 1 === this.#chosen)));
  }
}

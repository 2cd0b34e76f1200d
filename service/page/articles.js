// The articles that are asked about: one box each, and files. There is always one empty box at the end.

import { beginning, count, element, measure, printable } from "./text.js";

const SEPARATOR = /^[ \t]*-{3,}[ \t]*$/m;
const SHOWN_CHARACTERS = 80;
// What an answer's words are too technical for.
const IN_WORDS = { url: "A link begins with http:// or https://." };

export class Articles {
  #boxes = [];
  #sent = [];
  #files = [];

  /** `changed(typing)` is called after every change of what `question` gives; whether more is likely to come at once. */
  constructor({ boxes, files, changed }) {
    this.boxList = boxes;
    this.fileList = files;
    this.changed = changed;
    this.#spare();
  }

  get isEmpty() {
    return !this.#files.length && this.#boxes.every((box) => box.isEmpty);
  }

  /** The documents and files, as the API takes them. */
  question() {
    this.#sent = this.#boxes.filter((box) => !box.isEmpty);
    const documents = this.#sent.map((box) => ({ id: String(this.#boxes.indexOf(box) + 1), ...box.document }));
    return { documents, files: [...this.#files] };
  }

  /** The box of a document that was sent, by its place among them. */
  sentBox(place) {
    return this.#sent[place];
  }

  clear() {
    this.#files = [];
    for (const box of this.#boxes) box.root.remove();
    this.#boxes = [];
    this.#showFiles();
    this.#spare();
    this.changed();
  }

  /** Show these documents instead of what was there. */
  load(documents) {
    this.clear();
    this.#spare().fill(documents);
  }

  addFiles(files) {
    this.#files.push(...files);
    this.#showFiles();
    this.changed();
  }

  forgetErrors() {
    for (const box of this.#boxes) box.showError(null);
  }

  #showFiles() {
    this.fileList.replaceChildren(
      ...this.#files.map((file, row) => {
        const remove = element("button", { type: "button", class: "remove", "aria-label": `Remove ${file.name}` }, "×");
        remove.addEventListener("click", () => {
          this.#files.splice(row, 1);
          this.#showFiles();
          this.changed();
        });
        const size = `${Math.max(1, Math.round(file.size / 1000))} kB`;
        return element("li", {}, element("bdi", {}, file.name), element("span", { class: "aside" }, size), remove);
      }),
    );
  }

  /** The empty box at the end, made if there is none. */
  #spare(open = true) {
    if (!this.#boxes.length || !this.#boxes.at(-1).isEmpty) this.#insert(this.#boxes.length).details.open = open;
    return this.#boxes.at(-1);
  }

  #insert(place) {
    const box = new Box({
      changed: (typing) => this.#boxChanged(typing),
      filled: (documents) => this.#fill(box, documents),
      removed: () => this.#remove(box),
    });
    this.#boxes.splice(place, 0, box);
    this.boxList.insertBefore(box.root, this.boxList.children[place] ?? null);
    this.#number();
    return box;
  }

  #fill(first, documents) {
    const place = this.#boxes.indexOf(first);
    documents.forEach((one, row) => (row ? this.#insert(place + row) : first).show(one, documents.length === 1));
    // Whoever brought many has what they wanted, and room for the brief.
    this.#spare(documents.length === 1);
    this.changed();
  }

  #remove(box) {
    const place = this.#boxes.indexOf(box);
    this.#boxes.splice(place, 1);
    box.root.remove();
    this.#number();
    this.#spare();
    // The focus stays where it was: on the box that took this one's place.
    this.#boxes[Math.min(place, this.#boxes.length - 1)].focus();
    this.changed();
  }

  #boxChanged(typing) {
    this.#spare();
    this.changed(typing);
  }

  #number() {
    this.#boxes.forEach((box, row) => box.number(row + 1));
  }
}

class Box {
  // What the set says of the article beyond the fields that are shown.
  #kept = {};

  constructor({ changed, filled, removed }) {
    this.text = element("textarea", { rows: 5, dir: "auto", spellcheck: "false" });
    this.source = element("input", { type: "text", dir: "auto", autocomplete: "off", placeholder: "Reuters" });
    this.url = element("input", { type: "url", dir: "ltr", autocomplete: "off", placeholder: "https://…" });
    this.error = element("p", { class: "error", hidden: "" });
    this.name = element("summary");
    this.remove = element("button", { type: "button", class: "remove" }, "×");
    this.details = element("details", { open: "" }, this.name, this.text, this.#fields(), this.error);
    this.root = element("li", {}, this.details, this.remove);
    this.details.addEventListener("input", (event) => {
      this.#describe();
      changed(event.inputType !== "insertFromPaste");
    });
    this.remove.addEventListener("click", removed);
    this.text.addEventListener("paste", (event) => {
      const pasted = event.clipboardData.getData("text/plain");
      if (!SEPARATOR.test(pasted)) return;
      event.preventDefault();
      const { selectionStart, selectionEnd, value } = this.text;
      const whole = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
      const texts = whole.split(new RegExp(SEPARATOR, "m")).map((text) => text.trim()).filter(Boolean);
      if (texts.length) filled(texts.map((text, row) => (row ? { text } : { ...this.document, text })));
    });
    this.fill = filled;
  }

  get isEmpty() {
    return !this.text.value.trim();
  }

  /** The article as the API takes it. */
  get document() {
    const given = { ...this.#kept, source: this.source.value.trim(), url: this.url.value.trim() };
    const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value));
    // Half a character, as from a cut emoji, has no bytes in UTF-8.
    return { ...named, text: this.text.value.toWellFormed?.() ?? this.text.value };
  }

  show({ text, source, url, title, published, language }, open) {
    this.#kept = { title, published, language };
    this.text.value = text;
    this.source.value = source ?? "";
    this.url.value = url ?? "";
    this.details.open = open;
    this.#describe();
  }

  focus() {
    this.name.focus();
  }

  number(number) {
    this.place = number;
    this.text.setAttribute("aria-label", `Text of article ${number}`);
    this.remove.setAttribute("aria-label", `Remove article ${number}`);
    this.error.id = `article-${number}-error`;
    this.#describe();
  }

  /** Show what is wrong, and with which field (null: nothing is); what is said of it, with the article's number. */
  showError(told, field = "text") {
    for (const one of [this.text, this.source, this.url]) {
      one.removeAttribute("aria-invalid");
      one.removeAttribute("aria-describedby");
    }
    this.error.hidden = !told;
    this.error.textContent = (told && IN_WORDS[field]) ?? told ?? "";
    if (!told) return "";
    const wrong = this[field] instanceof HTMLElement ? this[field] : this.text;
    wrong.setAttribute("aria-invalid", "true");
    wrong.setAttribute("aria-describedby", this.error.id);
    this.details.open = true;
    return `Article ${this.place}: ${this.error.textContent}`;
  }

  #fields() {
    return element(
      "div",
      { class: "fields" },
      element("label", {}, "Source ", this.source),
      element("label", {}, "Link ", this.url),
    );
  }

  #describe() {
    const text = this.text.value.trim();
    const named = [this.source.value.trim(), this.#kept.title ?? beginning(text, SHOWN_CHARACTERS)];
    const name = printable(named.filter(Boolean).join(": ")) || "paste an article";
    const words = text && element("span", { class: "aside size" }, ` ${count(measure(text), "word")}`);
    this.name.replaceChildren(`${this.place}. `, element("bdi", {}, name), words);
    this.root.classList.toggle("empty", this.isEmpty);
  }
}

// The brief: its sentences with their counts of sources, and one of them chosen, whose sources are shown beside it.

import { CodePoints, count, direction, disagreementWords, element, measure, shownDates, unit } from "./text.js";

export class BriefView {
  #rows = [];
  #chosen = -1;
  #pinned = false;

  /**
   * `chose(sentence, citations, row)` is called when another sentence is chosen, or none (undefined); `pointing()` tells
   * whether pointing at one is enough.
   */
  constructor({ title, list, chose, pointing }) {
    this.title = title;
    this.list = list;
    this.chose = chose;
    list.addEventListener("pointerover", (event) => {
      if (event.pointerType === "mouse" && pointing() && !this.#pinned) this.choose(this.#rowOf(event));
    });
    list.addEventListener("focusin", (event) => this.choose(this.#rowOf(event)));
    list.addEventListener("click", (event) => this.#clicked(event));
  }

  /** Show a brief. The sentence that was chosen stays so if it is still there; else `first` tells whether one is. */
  show(citations, { first }) {
    const { brief } = citations;
    const before = this.citations?.brief.sentences[this.#chosen];
    this.citations = citations;
    this.title.replaceChildren(element("bdi", { lang: brief.language }, brief.title ?? ""));
    this.title.hidden = !brief.title;
    this.list.dir = direction(brief.language);
    this.#rows = brief.sentences.map((sentence, row) => this.#sentence(sentence, row));
    this.list.replaceChildren(...this.#rows);
    const same = brief.sentences.findIndex((one) => one.document === before?.document && one.start === before?.start);
    this.#chosen = -1;
    this.#pinned &&= same >= 0;
    this.choose(same >= 0 ? same : first && brief.sentences.length ? 0 : -1, true);
  }

  /** Choose a sentence by its row; -1 for none. */
  choose(row, again = false) {
    if (row === undefined || (row === this.#chosen && !again)) return;
    this.#chosen = row;
    this.#mark();
    this.chose(this.citations.brief.sentences[row], this.citations, row);
  }

  /** Choose a sentence and bring it into view. */
  goTo(row) {
    this.#button(row)?.focus();
  }

  /** Let go of the chosen sentence; the focus returns to it if it was beside it. */
  release({ focus }) {
    this.#pinned = false;
    if (focus) this.#button(this.#chosen)?.focus();
    this.#mark();
  }

  /** "98 words in 4 sentences, from 3 of 5 sources" */
  summary() {
    const { brief, numbers, independent } = this.citations;
    const length = count(measure(brief.text, brief.language), unit(brief.language));
    const sources = `${numbers.size} of ${count(independent, "source")}`;
    return `${length} in ${count(brief.sentences.length, "sentence")}, from ${sources}`;
  }

  #sentence(sentence, row) {
    const { brief, independent } = this.citations;
    const figures = sentence.disagreements.map(({ at: [start, end] }) => ({ start, end, kind: "differs" }));
    const words = new CodePoints(sentence.text).marked(figures);
    const saying = this.citations.saying(sentence);
    const button = element(
      "button",
      { type: "button", class: "count", "aria-pressed": "false", "aria-controls": "evidence" },
      `${saying.length} of ${count(independent, "source")}`,
    );
    return element(
      "li",
      { class: "sentence", "data-row": row },
      element("p", { class: "words", dir: "auto", lang: brief.language }, ...words),
      ...this.#disagreements(sentence),
      element("p", { class: "said", dir: "ltr" }, button, " · ", element("bdi", {}, this.citations.name(saying[0])), ...this.#dates(sentence)),
    );
  }

  #dates(sentence) {
    const days = shownDates(sentence, this.citations.brief);
    return days.flatMap((one) => [" · ", element("bdi", { class: "date" }, one)]);
  }

  #disagreements(sentence) {
    return sentence.disagreements.map((one) =>
      element(
        "p",
        { class: "disagreement", dir: "ltr" },
        "Sources disagree: ",
        element("bdi", {}, element("mark", { class: "differs" }, one.figure)),
        disagreementWords(one).but,
        element("bdi", {}, this.citations.name(one.document)),
        disagreementWords(one).says,
        element("bdi", {}, `“${one.says}”`),
        disagreementWords(one).end,
      ),
    );
  }

  #clicked(event) {
    const row = this.#rowOf(event);
    // Words that are being selected are not a click.
    if (row === undefined || !getSelection().isCollapsed) return;
    this.#pinned = !(this.#pinned && row === this.#chosen);
    this.choose(row, true);
    this.#rows[row].scrollIntoView({ block: "nearest" });
    // A key was pressed, not a pointer: the reader is taken to what it opened.
    if (event.detail === 0 && this.#pinned) document.getElementById("evidence-heading").focus();
  }

  #mark() {
    this.#rows.forEach((one, row) => {
      one.classList.toggle("chosen", row === this.#chosen);
      this.#button(row).setAttribute("aria-pressed", String(this.#pinned && row === this.#chosen));
    });
  }

  #button(row) {
    return this.#rows[row]?.querySelector(".count");
  }

  #rowOf(event) {
    const found = event.target.closest?.("[data-row]");
    return found ? Number(found.dataset.row) : undefined;
  }
}

// What is not in the brief: what was said already, copies, and what is about something else. Each can be opened.

import { count, element } from "./text.js";

const MOST = 200; // rows that are shown; the JSON has them all
const REASONS = {
  duplicate: "Said already",
  overtaken: "Brought up to date",
  already_read: "Read already",
};

/** Blocks that open; `goTo(row)` shows the brief's sentence of that row. */
export function leftOut(citations, goTo) {
  const { brief } = citations;
  const byReason = Map.groupBy(brief.dropped ?? [], (one) => REASONS[one.reason] ?? `Passed over: ${one.reason}`);
  const blocks = [...byReason].map(([reason, dropped]) =>
    block(reason, "sentence", dropped, (one) => sentence(one, citations, goTo)),
  );
  const copies = brief.documents.filter((one) => one.duplicate_of !== null);
  const offTopic = brief.documents.filter((one) => one.off_topic);
  if (copies.length) {
    blocks.push(block("Copies", "article", copies, (one) => copy(one, citations)));
  }
  if (offTopic.length) {
    blocks.push(block("Off topic", "article", offTopic, (one) => whole(one, citations)));
  }
  return blocks;
}

function block(kind, noun, rows, show) {
  const list = element("ul");
  const heading = element("summary", {}, `${kind} (${count(rows.length, noun)})`);
  const made = element("details", { class: "left-out", "data-kind": kind }, heading, list);
  // A hundred documents have thousands of rows that most readers never open.
  made.addEventListener("toggle", () => {
    if (list.children.length) return;
    list.append(...rows.slice(0, MOST).map(show));
    if (rows.length > MOST) list.append(element("li", { class: "aside" }, `… and ${rows.length - MOST} more, in the JSON`));
  });
  return made;
}

function sentence(dropped, citations, goTo) {
  const row = element(
    "li",
    {},
    element("p", { dir: "auto", lang: citations.brief.language }, citations.quote(dropped)),
    element("span", { class: "aside" }, element("bdi", {}, citations.name(dropped.document))),
  );
  if (dropped.kept !== null) {
    const button = element("button", { type: "button", class: "count" }, `see sentence ${dropped.kept + 1}`);
    button.addEventListener("click", () => goTo(dropped.kept));
    row.append(" · ", button);
  }
  return row;
}

function copy({ id, duplicate_of: original }, citations) {
  return element(
    "li",
    {},
    element("bdi", {}, citations.label(id)),
    element("span", { class: "aside" }, " repeats "),
    element("bdi", {}, citations.label(original)),
  );
}

function whole({ id }, citations) {
  const text = element("blockquote", { dir: "auto" }, citations.documents.get(id).text.slice());
  return element("li", {}, element("details", {}, element("summary", {}, element("bdi", {}, citations.label(id))), text));
}

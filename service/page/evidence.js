// Where each source says a sentence, in its context; other figures in another colour, and named in words.

import { element } from "./text.js";

const CONTEXT = 240; // code points on each side

/** The quotations of all sources of a sentence, that of its own document first. */
export function quotations(sentence, citations) {
  return citations.around(sentence).map((id) => quotation(id, sentence, citations));
}

function quotation(id, sentence, citations) {
  const { text, title, source, language } = citations.documents.get(id);
  const said = [sentence, ...sentence.support].filter((one) => one.document === id);
  const others = sentence.disagreements.filter((one) => one.document === id);
  const places = [
    ...said.map(({ start, end }) => ({ start, end, kind: "says" })),
    ...others.map(({ start, end }) => ({ start, end, kind: "differs" })),
  ];
  const spans = text.windows(places, CONTEXT);
  const words = spans.flatMap(([start, end], row) => [
    start > 0 ? (row ? " … " : "… ") : "",
    ...text.marked(places, start, end),
    end < text.length && row === spans.length - 1 ? " …" : "",
  ]);
  const address = citations.address(id);
  const headline = source && title ? title : "";
  const quoted = element("bdi", {}, headline || (address ? new URL(address).host : ""));
  return element(
    "article",
    { class: "quotation" },
    element("h3", {}, `[${citations.numbers.get(id)}] `, element("bdi", {}, citations.name(id))),
    element(
      "p",
      { class: "aside" },
      address ? element("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, quoted) : quoted,
    ),
    element("p", { class: "relation" }, ...relation(id, sentence, said, others)),
    element("blockquote", { dir: "auto", lang: language }, ...words),
  );
}

function another({ earlier }) {
  return earlier === true ? "a later" : earlier === false ? "an earlier" : "another";
}

function relation(id, sentence, said, others) {
  const parts = [];
  if (id === sentence.document) parts.push("the sentence of the brief");
  else if (said.length) {
    const most = Math.max(...said.map((one) => one.similarity));
    parts.push(`says the same (similarity ${most.toFixed(2)})`);
  }
  const differing = others.flatMap((one) => [
    element("strong", { class: "differs" }, `${another(one)} figure: `, element("bdi", {}, `“${one.says}”`)),
    ` for ${one.figure}`,
  ]);
  return differing.length ? [parts.length ? `${parts[0]}, with ` : "", ...differing] : parts;
}

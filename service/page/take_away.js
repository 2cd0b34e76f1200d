// The brief for elsewhere: on the clipboard, or in a file.

import { disagreementWords, element, shownDates } from "./text.js";

/**
 * Put a text on the clipboard, in several forms: media types and promises of their contents. It has to be called at
 * once when the user asks, before anything is waited for.
 */
export async function copy(forms) {
  if (navigator.clipboard?.write && window.ClipboardItem) {
    const blobs = Object.entries(forms).map(([type, words]) => [
      type,
      Promise.resolve(words).then((content) => new Blob([content], { type })),
    ]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return;
  }
  // Pages that came over plain http from another machine have no clipboard but this one.
  const contents = await Promise.all(Object.entries(forms).map(async ([type, words]) => [type, await words]));
  const fill = (event) => {
    for (const [type, content] of contents) event.clipboardData.setData(type, content);
    event.preventDefault();
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  if (!done) throw new Error("the browser does not allow it");
}

/** The brief as HTML for an editor or a mail: every number a link to its source. */
export function linkedHtml(citations) {
  const { brief } = citations;
  const number = (id) => link(id, String(citations.numbers.get(id)), citations);
  const sentences = brief.sentences.map((one) => {
    const numbers = citations.saying(one).flatMap((id, row) => (row ? [", ", number(id)] : [number(id)]));
    const others = one.disagreements.map((other) => {
      const { but, says, end } = disagreementWords(other);
      return element("em", {}, ` (${other.figure}${but}[`, number(other.document), `]${says}“${other.says}”${end})`);
    });
    const days = shownDates(one, brief).join("; ");
    return element("p", {}, one.text, " [", ...numbers, "]", days && ` (${days})`, ...others);
  });
  const sources = [...citations.numbers.keys()].map((id) => element("li", {}, link(id, citations.label(id), citations)));
  const whole = element("div", { lang: brief.language, dir: "auto" });
  if (brief.title) whole.append(element("h2", {}, brief.title));
  whole.append(...sentences, element("ol", {}, ...sources));
  return whole.outerHTML;
}

/** Save a text as a file. */
export function download(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href: address, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function link(id, words, citations) {
  const address = citations.address(id);
  return address ? element("a", { href: address }, words) : element("span", {}, words);
}

// The summaries of one set side by side with its references: words in bigrams that a reference has are coloured,
// and the word under the pointer lights up what it shares with the other texts.
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

// Words of a text, each with the keys of the bigrams it is in; bigrams do not cross line ends.
function wordsOf(text) {
  const words = [];
  text.split("\n").forEach((line, number) => {
    for (const match of line.matchAll(WORD)) words.push({ line: number, start: match.index, text: match[0], keys: [] });
  });
  for (let place = 1; place < words.length; place++) {
    const [before, word] = [words[place - 1], words[place]];
    if (before.line !== word.line) continue;
    const key = `${before.text.toLowerCase()} ${word.text.toLowerCase()}`;
    before.keys.push(key);
    word.keys.push(key);
  }
  return words;
}

function element(name, text, parent, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  if (parent) parent.append(made);
  return made;
}

// A panel with a text whose words know their bigrams; `known` are those to colour.
function panel(title, note, text, known) {
  const article = document.createElement("article");
  const heading = element("h3", title, article);
  element("span", note, heading);
  const words = wordsOf(text);
  text.split("\n").forEach((line, number) => {
    const paragraph = element("p", undefined, article);
    paragraph.dir = "auto";
    let end = 0;
    for (const word of words.filter((one) => one.line === number)) {
      paragraph.append(line.slice(end, word.start));
      const span = element("span", word.text, paragraph);
      span.keys = word.keys;
      if (word.keys.some((key) => known.has(key))) span.className = "hit";
      end = word.start + word.text.length;
    }
    paragraph.append(line.slice(end));
  });
  return article;
}

function showSet(row, metric, where) {
  const set = DATA.sets[row];
  const inReferences = new Set(set.references.flatMap((text) => wordsOf(text).flatMap((word) => word.keys)));
  const first = DATA.systems.find((one) => one.average).name;
  const inFirst = new Set(wordsOf(DATA.summaries[first][row]).flatMap((word) => word.keys));
  where.replaceChildren();
  set.references.forEach((text, place) => {
    const article = panel(`reference ${place + 1}`, `${text.split(/\s+/).length} words`, text, inFirst);
    article.classList.add("reference");
    where.append(article);
  });
  const column = DATA.metrics.indexOf(metric);
  for (const one of DATA.systems) {
    if (!one.average) continue;
    const text = DATA.summaries[one.name][row];
    const failure = one.failures[set.id];
    const score = `${metric} ${(100 * DATA.scores[one.name][row][column]).toFixed(1)}, ${text ? text.split(/\s+/).length : 0} words`;
    where.append(panel(one.name, score, failure ? `failed: ${failure}` : text, failure ? new Set() : inReferences));
  }
}

function lightUp(where) {
  where.addEventListener("pointerover", (event) => {
    const keys = new Set(event.target.keys ?? []);
    for (const span of where.querySelectorAll("span"))
      if (span.keys) span.classList.toggle("lit", span.keys.some((key) => keys.has(key)));
  });
  where.addEventListener("pointerleave", () => where.querySelectorAll(".lit").forEach((span) => span.classList.remove("lit")));
}

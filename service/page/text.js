// Text as the API counts it, and the only way in which this page makes elements: words are set as text, never as markup.

// Controls and bidi overrides reorder or hide what stands around them; the marks that Arabic and Hebrew need stay.
const UNPRINTABLE = /[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const WITHOUT_SPACES = new Set(["zh", "ja", "th"]);

/** An element with attributes and contents; strings among the contents become text. */
export function element(name, attributes = {}, ...contents) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value);
  }
  made.append(...contents.map((one) => (typeof one === "string" ? printable(one) : one)));
  return made;
}

/** The words without what reorders or hides other words. */
export function printable(words) {
  return words.replace(UNPRINTABLE, "");
}

/** The beginning of a text, whole words of it. */
export function beginning(text, limit) {
  const line = text.split("\n", 1)[0];
  return line.length <= limit ? line : `${line.slice(0, limit).replace(/\s\S*$/, "")}…`;
}

/** "1 source", "3 sources". */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The direction in which a language is written. */
export function direction(language) {
  return RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
}

/** What a length in words counts in a language. */
export function unit(language) {
  return WITHOUT_SPACES.has(language) ? "character" : "word";
}

/** The length of a text in that unit. */
export function measure(text, language) {
  const runs = text.split(/\s+/).filter(Boolean);
  return unit(language) === "word" ? runs.length : Array.from(runs.join("")).length;
}

/** When a sentence is true: the days it names by the day of writing, else, where the articles are of days apart, its own. */
export function shownDates(sentence, { language, sentences, documents }) {
  const long = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const day = (date) => (language === "en" ? long.format(new Date(date)) : date);
  if (sentence.dates.length) return [...new Set(sentence.dates.map(({ says, date }) => `${says} = ${day(date)}`))];
  const quoted = new Set(sentences.map((one) => one.document));
  const published = documents.filter(({ id }) => quoted.has(id)).map(({ id, published }) => [id, statedDay(published)]);
  const written = new Map(published.filter(([, date]) => date));
  const days = [...written.values()].map((date) => Date.parse(date) / 86_400_000);
  if (!written.has(sentence.document) || Math.max(...days) - Math.min(...days) <= 1) return [];
  const own = day(written.get(sentence.document));
  return [language === "en" ? `as of ${own}` : own];
}

/** The calendar day of an ISO 8601 date or time, as it stands. */
function statedDay(published) {
  const [date] = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(published ?? "") ?? [];
  return date && !Number.isNaN(Date.parse(date)) ? date : undefined;
}

/** What stands around a source that gives another figure, by which of the two is known to be the earlier one. */
export function disagreementWords({ earlier }) {
  if (earlier === true) return { but: " here, the earlier figure; ", says: " later says ", end: "" };
  if (earlier === false) return { but: " here; ", says: " said ", end: " earlier" };
  return { but: " here, but ", says: " says ", end: "" };
}

/** The address if it is one of the web; nothing else is ever a link. */
export function webAddress(url) {
  const parsed = URL.canParse(url ?? "") ? new URL(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null;
}

/** A text whose places count code points, as the API's do; JavaScript's own count UTF-16 units. */
export class CodePoints {
  constructor(text) {
    // An array is needed only where the two ways of counting differ.
    this.points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
    this.length = this.points.length;
  }

  slice(start, end) {
    const part = this.points.slice(start, end);
    return typeof part === "string" ? part : part.join("");
  }

  /** The text from start to end, its places marked: each `{start, end, kind}`; "says" and "differs" may overlap. */
  marked(places, start = 0, end = this.length) {
    const inner = places.flatMap((place) => [place.start, place.end]).filter((at) => start < at && at < end);
    const borders = [...new Set([start, ...inner, end])].sort((a, b) => a - b);
    return borders.slice(1).map((right, row) => {
      const left = borders[row];
      const kinds = places.filter((place) => place.start <= left && right <= place.end).map((place) => place.kind);
      const words = this.slice(left, right).replace(/\s*\n\s*/g, "\n");
      return kinds.length ? element("mark", { class: [...new Set(kinds)].join(" ") }, words) : printable(words);
    });
  }

  /** Spans that show every place with some text around it, cut between words; those that touch become one. */
  windows(places, around) {
    const spans = [];
    for (const place of [...places].sort((a, b) => a.start - b.start)) {
      const from = Math.max(0, place.start - around);
      const to = Math.min(this.length, place.end + around);
      const start = from && from + this.slice(from, place.start).search(/\s\S/) + 1;
      const tail = to < this.length ? this.slice(place.end, to).search(/\s\S*$/) : -1;
      const end = tail < 0 ? to : place.end + tail;
      const last = spans.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else spans.push([start, end]);
    }
    return spans;
  }
}

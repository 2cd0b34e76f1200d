// Who says what: the documents of a brief with their texts and names, numbered in the order in which they are cited.

import { CodePoints, printable, webAddress } from "./text.js";

export class Citations {
  /** `sent`: the documents of the question, whose texts the answer does not repeat. */
  constructor(brief, sent) {
    this.brief = brief;
    this.documents = new Map(
      brief.documents.map((one, row) => [one.id, { ...one, text: new CodePoints(one.text ?? sent[row]?.text ?? "") }]),
    );
    const cited = brief.sentences.flatMap((one) => this.around(one));
    this.numbers = new Map([...new Set(cited)].map((id, row) => [id, row + 1]));
    // How many could have said it: no copies, and nothing off topic that is not cited.
    this.independent = brief.documents.filter(
      (one) => one.duplicate_of === null && (!one.off_topic || this.numbers.has(one.id)),
    ).length;
  }

  /** Ids of the documents that say a sentence, its own first. */
  saying(sentence) {
    return [...new Set([sentence.document, ...sentence.support.map((one) => one.document)])];
  }

  /** Those, and the ones that say it with another figure. */
  around(sentence) {
    return [...new Set([...this.saying(sentence), ...sentence.disagreements.map((one) => one.document)])];
  }

  /** The publisher, or what else a reader may know the document by. */
  name(id) {
    const { source, title } = this.documents.get(id);
    return printable(source || title || (/^\d+$/.test(id) ? `Article ${id}` : id));
  }

  /** The publisher and the headline. */
  label(id) {
    const { source, title } = this.documents.get(id);
    return printable([source, title].filter(Boolean).join(": ")) || this.name(id);
  }

  address(id) {
    return webAddress(this.documents.get(id).url);
  }

  /** What stands at a place of a document, on one line. */
  quote({ document, start, end }) {
    return this.documents.get(document).text.slice(start, end).replace(/\s+/g, " ");
  }
}

// The document that is read: its paragraphs, which act is chosen, and the grips at its ends.

import { filters, nameOf } from "./filter.js";
import { offsetAt, rangeOf } from "./offsets.js";
import { h, language, t } from "./words.js";

const SLICE = 400; // paragraphs that are put into the page at once

export class DocumentView {
  /**
   * @param {HTMLElement} root Scrolls and holds the document.
   * @param {HTMLFormElement} form Is filled with the filters.
   * @param {string[]} classes Of addressees.
   * @param {{chosen: Function, filtered: Function, moved: Function, scrolled: Function}} told
   */
  constructor(root, form, classes, told) {
    Object.assign(this, { root, form, classes, told, found: null, chosen: null, elements: [] });
    root.addEventListener("click", (event) => this.#clicked(event));
    root.addEventListener("scroll", () => requestAnimationFrame(() => this.#scrolled()), { passive: true });
  }

  /** Show a document as the server gave it. */
  async show(found) {
    this.found = found;
    this.chosen = null;
    const title = [found.symbol ?? found.name, found.title].filter(Boolean).join(" ");
    const facts = [found.organ, found.adopted, found.name].filter(Boolean).join("，");
    const section = h("section", {
      class: "resolution", lang: "zh", "data-organ": found.organ ?? "",
      "data-year": (found.adopted ?? "").slice(0, 4),
    }, h("h2", {}, title), h("div", { class: "facts" }, facts));
    this.root.replaceChildren(section);
    this.root.scrollTop = 0;
    for (let at = 0; at < found.paragraphs.length; at += SLICE) {
      if (at) await new Promise(requestAnimationFrame);
      if (this.found !== found) return; // another document was opened meanwhile
      const slice = found.paragraphs.slice(at, at + SLICE);
      section.insertAdjacentHTML("beforeend", slice.map((p) => p.html).join(""));
    }
    this.elements = [...section.querySelectorAll("p")];
    found.paragraphs.filter((p) => p.corrected).forEach((p) => this.element(p.index).classList.add("corrected"));
    this.filter();
  }

  /** Name the classes under addressees in the language that is set. */
  name(root = this.root) {
    for (const mark of root.querySelectorAll("u[data-classes]")) {
      const names = mark.dataset.classes.split(" ").map((code) => nameOf(code, language).split(" ")[0]);
      if (language === "zh") mark.dataset.shown = names.join(" ");
      else delete mark.dataset.shown;
    }
  }

  /** Make the filters anew, in the language that is set. */
  filter() {
    this.name();
    filters(this.form, this.root, language, this.classes, (wanted) => this.told.filtered(wanted));
  }

  /** Nothing is open. */
  clear() {
    this.found = null;
    this.chosen = null;
    this.elements = [];
    this.root.replaceChildren();
    this.form.replaceChildren();
  }

  /** The element of a paragraph; looking for it would take as long as the document is. */
  element(index) {
    return this.elements[index];
  }

  paragraph(index) {
    return this.found.paragraphs[index];
  }

  /** Show paragraphs that were corrected in their places, and choose an act of the first. */
  replace(paragraphs, act) {
    for (const paragraph of paragraphs) {
      const holder = document.createElement("div");
      holder.innerHTML = paragraph.html; // escaped by the server
      const element = holder.firstElementChild;
      this.name(element);
      element.classList.toggle("corrected", paragraph.corrected);
      this.element(paragraph.index).replaceWith(element);
      this.elements[paragraph.index] = element;
    }
    this.choose(paragraphs[0].index, Math.min(act, paragraphs[0].acts.length - 1), false);
  }

  /** Choose an act of a paragraph (-1: none of them). */
  choose(index, act, scroll = true) {
    for (const old of this.root.querySelectorAll(".chosen")) old.classList.remove("chosen");
    for (const old of this.root.querySelectorAll(".grip")) old.remove();
    const element = this.element(index);
    if (!element) return;
    this.chosen = { index, act };
    if (act < 0 || !this.paragraph(index).acts[act]) element.classList.add("chosen");
    const marks = [...element.querySelectorAll(`[data-act="${act}"]`)];
    for (const mark of marks) mark.classList.add("chosen");
    const labels = this.paragraph(index).acts[act];
    if (labels) this.#grips(element.querySelector(".x"), labels);
    if (scroll) element.scrollIntoView({ block: "nearest" });
    this.told.chosen(this.paragraph(index), act);
  }

  /** Choose the next (1) or previous (-1) act that is shown. */
  step(by) {
    const shown = [...this.root.querySelectorAll("p:not(.hidden) b")];
    const { index, act } = this.chosen ?? { index: -1, act: 0 };
    const key = (b) => [Number(b.closest("p").dataset.index), Number(b.dataset.act)];
    const later = (b) => { const [i, a] = key(b); return i > index || (i === index && a > act); };
    const earlier = (b) => { const [i, a] = key(b); return i < index || (i === index && a < act); };
    const next = by > 0 ? shown.find(later) : shown.findLast(earlier);
    if (next) this.choose(...key(next));
  }

  #grips(root, labels) {
    const ends = [["act", "start", labels.start], ["act", "end", labels.end]];
    if (labels.addressee) {
      ends.push(["who", "start", labels.addressee.start], ["who", "end", labels.addressee.end]);
    }
    for (const [of, side, offset] of ends) {
      const range = rangeOf(root, offset, offset + (side === "start" ? 1 : 0));
      range.collapse(side === "start");
      const grip = h("span", { class: `grip ${of}`, "data-side": side, "aria-hidden": "true" });
      range.insertNode(grip);
      grip.addEventListener("pointerdown", (event) => this.#drag(event, grip, root, of, side, offset));
    }
  }

  #drag(event, grip, root, of, side, from) {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    let to = from;
    const shown = (offset) => {
      if (!window.Highlight || offset === from) return;
      const range = rangeOf(root, Math.min(from, offset), Math.max(from, offset));
      CSS.highlights.set("preview", new Highlight(range));
    };
    grip.onpointermove = (moved) => {
      const offset = offsetAt(root, moved.clientX, moved.clientY);
      if (offset !== null) { to = offset; shown(to); }
    };
    grip.onpointerup = () => {
      grip.onpointermove = null;
      CSS.highlights?.delete("preview");
      if (to !== from) this.told.moved(of, side, to - from);
    };
  }

  #clicked(event) {
    const mark = event.target.closest("[data-act]");
    const paragraph = event.target.closest("p[data-index]");
    if (!paragraph || !getSelection().isCollapsed) return;
    const act = mark ? Number(mark.dataset.act) : -1;
    this.choose(Number(paragraph.dataset.index), act, false);
  }

  /** Tell which paragraph is at the top, so that the table goes along. */
  #scrolled() {
    const box = this.root.getBoundingClientRect();
    for (const y of [8, 40, 80]) {
      const found = document.elementFromPoint(box.left + 60, box.top + y)?.closest("p[data-index]");
      if (found) { this.told.scrolled(Number(found.dataset.index)); return; }
    }
  }
}

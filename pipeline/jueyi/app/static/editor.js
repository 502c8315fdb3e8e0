// The form beside the document: what the chosen act is, and every change of it. Each change is saved
// at once, and can be undone.

import * as api from "./api.js";
import { changes, plain } from "./labels.js";
import { nameOf } from "./filter.js";
import { selected } from "./offsets.js";
import { h, language, t } from "./words.js";

const KEYS = {
  "[": ["move", "end", -1], "]": ["move", "end", 1], "{": ["move", "start", -1], "}": ["move", "start", 1],
  ",": ["stretch", "end", -1], ".": ["stretch", "end", 1], "<": ["stretch", "start", -1], ">": ["stretch", "start", 1],
};

export class Editor {
  /**
   * @param {HTMLElement} root Is filled with the form.
   * @param {{families: string[], classes: string[]}} known Labels.
   * @param {object} view The document that is shown.
   * @param {{saved: Function, failed: Function, reader: Function}} told
   */
  constructor(root, known, view, told) {
    Object.assign(this, { root, known, view, told, past: [], busy: Promise.resolve() });
    this.show(null, -1);
  }

  /** Show an act of a paragraph (-1: only what can be added to it). */
  show(paragraph, number) {
    const held = this.root.contains(document.activeElement) ? document.activeElement : null;
    const name = held?.dataset.do ?? held?.getAttribute("aria-label");
    this.#fill(paragraph, number);
    if (!held) return; // what had the focus has it again, or the document
    const controls = [...this.root.querySelectorAll("button, select")];
    const same = controls.find((one) => (one.dataset.do ?? one.getAttribute("aria-label")) === name);
    (same ?? this.view.root).focus({ preventScroll: true });
  }

  #fill(paragraph, number) {
    Object.assign(this, { paragraph, number });
    const act = paragraph?.acts[number];
    this.root.replaceChildren(h("h2", {}, t("correct")));
    if (!paragraph) {
      this.root.append(h("p", {}, t("choose")));
      return;
    }
    if (paragraph.part === "other" && !paragraph.level) {
      this.root.append(h("p", {}, t("noActs")));
      return;
    }
    if (act) this.root.append(this.#verb(act), this.#addressee(act));
    this.root.append(h("div", { class: "line" },
      this.#button("newAct", () => this.addAct()),
      act && this.#button("newWho", () => this.address()),
      act?.addressee && this.#button("newParty", () => this.addParty()),
      paragraph.corrected && this.#button("revert", () => this.revert())));
  }

  #button(name, action, label = t(name)) {
    return h("button", { type: "button", onclick: action, "data-do": name }, label);
  }

  #ends(change) {
    const one = (side, by, arrow) => h("button", {
      type: "button", "data-do": `${change}-${side}${by}`, onclick: () => this[change](side, by),
      "aria-label": `${t(side)}: ${t(by < 0 ? "earlier" : "later")}`,
    }, arrow);
    return h("span", {}, t("start"), " ", one("start", -1, "◂"), one("start", 1, "▸"), " ",
      t("end"), " ", one("end", -1, "◂"), one("end", 1, "▸"));
  }

  #verb(act) {
    const families = h("select", { "aria-label": t("family"), onchange: (event) => this.family(event.target.value) },
      ...this.known.families.map((name) => new Option(nameOf(name, language), name, false, name === act.family)));
    return h("fieldset", {}, h("legend", {}, t("verb")),
      h("div", { class: "line" }, h("q", { lang: "zh" }, act.surface), ` ${act.lemma} · ${act.english}`),
      h("div", { class: "line" }, families, this.#ends("move"), this.#button("deleteAct", () => this.drop())));
  }

  #addressee(act) {
    const who = act.addressee;
    const box = h("fieldset", {}, h("legend", {}, t("addressee")));
    if (!who) {
      box.append("–");
      return box;
    }
    box.append(h("div", { class: "line" }, h("q", { lang: "zh" }, who.text)),
      h("div", { class: "line" }, this.#ends("stretch"), this.#button("deleteWho", () => this.unaddress())));
    who.parties.forEach((party, place) => {
      const select = h("select", {
        "aria-label": `${t("party")} ${place + 1}`, "data-party": place,
        onchange: (event) => this.classify(place, event.target.value),
      }, ...this.known.classes.map((name) => new Option(nameOf(name, language), name, false, name === party.class)));
      box.append(h("div", { class: "line" }, h("q", { lang: "zh" }, party.text), select,
        who.parties.length > 1 && this.#button("deleteParty", () => this.dropParty(place), "✕")));
    });
    return box;
  }

  // Every change, by the name that keys and buttons use.
  move(side, by) { this.#change((edit, act) => edit.move(act, side, by)); }
  stretch(side, by) { this.#change((edit, act) => act.addressee && edit.stretch(act, side, by)); }
  family(name) { this.#change((edit, act) => edit.family(act, name)); }
  drop() { this.#change((edit, act) => edit.drop(act)); }
  unaddress() { this.#change((edit, act) => act.addressee && edit.unaddress(act)); }
  classify(place, label) {
    this.#change((edit, act) => act.addressee?.parties[place] && edit.classify(act, act.addressee.parties[place], label));
  }
  dropParty(place) { this.#change((edit, act) => edit.dropParty(act, act.addressee.parties[place])); }

  addAct() {
    const found = this.#selection();
    if (!found) return;
    this.#change((edit) => edit.add(found.start, found.end, "directive"), { index: found.index, number: -1, at: found.start });
  }

  /** The selected text as the addressee, divided and classed by the model. */
  address() {
    const found = this.#selection(true);
    if (!found) return;
    const asked = api.parties(this.view.found.id, found.index, found.start, found.end);
    this.#change(async (edit, act) => edit.address(act, found.start, found.end, await asked));
  }

  addParty() {
    const found = this.#selection(true);
    if (!found) return;
    const asked = api.parties(this.view.found.id, found.index, found.start, found.end);
    this.#change(async (edit, act) => {
      if (!act.addressee) throw new Error(t("noWho"));
      return edit.addParty(act, found.start, found.end, (await asked)[0].class);
    });
  }

  /** What is selected: in any paragraph, or in that of the chosen act. */
  #selection(here = false) {
    const found = selected();
    const index = found ? Number(found.element.dataset.index) : -1;
    if (here && !this.paragraph?.acts[this.number]) this.told.failed(t("noAct"));
    else if (!found) this.told.failed(t("nothing"));
    else if (here && index !== this.paragraph.index) this.told.failed(t("own"));
    else return { ...found, index };
    return null;
  }

  /** Changes wait for each other, in order: each is made of what the one before left. */
  #change(make, of = { index: this.paragraph?.index, number: this.number }) {
    if (of.index === undefined) return;
    const { found } = this.view;
    this.#queue(found, async () => {
      const paragraph = found.paragraphs[of.index];
      const before = paragraph.acts.map(plain);
      if (of.at === undefined && !before[of.number]) throw new Error(t("noAct"));
      const acts = await make(changes(before, paragraph.length, t("overlap")), before[of.number]);
      if (!acts) return false;
      const chosen = of.at === undefined ? of.number : acts.findIndex((act) => act.start === of.at);
      const was = { index: of.index, acts: paragraph.corrected ? before : null, number: of.number };
      return this.#save(found, of.index, acts, chosen, () => this.past.push(was));
    }, false);
  }

  revert() {
    const { paragraph, number } = this;
    if (!paragraph?.corrected) return;
    const { found } = this.view;
    this.#queue(found, async () => {
      const acts = found.paragraphs[paragraph.index].acts.map(plain);
      const was = { index: paragraph.index, acts, number };
      return this.#save(found, paragraph.index, null, number, () => this.past.push(was));
    }, false);
  }

  /** Take the last change of this document back. */
  undo() {
    const { found } = this.view;
    this.#queue(found, async () => {
      const last = this.past[this.past.length - 1];
      if (!last || this.view.found !== found) return false;
      return this.#save(found, last.index, last.acts, last.number, () => this.past.pop());
    }, true);
  }

  /** Do something to a document when all before is done, even if another is shown by then. */
  #queue(found, action, undoing) {
    if (!found) return;
    this.busy = this.busy.then(async () => {
      try {
        if (await action()) await this.told.saved(undoing);
      } catch (error) {
        this.told.failed(error.message);
      }
    });
  }

  /** Save labels (null: the model's own) and show what they changed, where the document is shown. */
  async #save(found, index, acts, number, then) {
    const before = found.paragraphs[index].acts.map(plain);
    const answer = acts
      ? await api.correct(found.id, index, acts, before, this.told.reader())
      : await api.forget(found.id, index);
    const changed = answer.stale ?? answer;
    for (const paragraph of changed) found.paragraphs[paragraph.index] = paragraph;
    if (this.view.found === found) this.view.replace(changed, number);
    if (answer.stale) throw new Error(t("stale"));
    if (this.view.found === found) then();
    return true;
  }

  /** Another document: its changes are its own. */
  forgetPast() {
    this.past = [];
    this.show(null, -1);
  }

  /** A key of the document; whether it meant something. */
  key(event) {
    const known = KEYS[event.key];
    if (known) { this[known[0]](known[1], known[2]); return true; }
    if (/^[0-9]$/.test(event.key)) {
      this.classify(0, this.known.classes[(Number(event.key) + 9) % 10]);
      return true;
    }
    const named = { a: "addAct", w: "address", p: "addParty", x: "drop", Backspace: "unaddress", u: "undo" }[event.key];
    if (named) this[named]();
    return Boolean(named);
  }
}

// The table of acts beside the document: only the rows in view are in the page, however many.

import { asksForActs, matches } from "./filter.js";
import { h, t } from "./words.js";

const HEIGHT = 30; // pixels of a row, as in app.css
const MORE = 8; // rows above and below those in view

const when = (act) => [
  act.report ? t("report") : "", ...act.times.map((time) => [time.value].flat().join(" ")),
].filter(Boolean).join("; ");

export class ActTable {
  constructor(root, count, chosen) {
    Object.assign(this, { root, count, chosen, rows: [], at: null });
    root.addEventListener("scroll", () => requestAnimationFrame(() => this.#draw()), { passive: true });
    new ResizeObserver(() => this.#draw()).observe(root);
  }

  /** Show the acts of paragraphs that meet the conditions and are shown. */
  show(found, wanted, isShown) {
    this.rows = [];
    for (const paragraph of found?.paragraphs ?? []) {
      if (!paragraph.acts.length || !isShown(paragraph.index)) continue;
      paragraph.acts.forEach((act, number) => {
        const who = act.addressee;
        const names = who ? [who.text, ...who.parties.flatMap((p) => (p.entity ? Object.values(p.entity) : []))] : [];
        const held = { ...act, classes: (who?.classes ?? []).join(" "), who: names.join(" ") };
        if (!asksForActs(wanted) || matches(held, wanted)) this.rows.push({ paragraph, act, number });
      });
    }
    this.count.textContent = String(this.rows.length);
    this.#draw();
  }

  /** Mark an act and bring it into view. */
  mark(index, number) {
    this.at = { index, number };
    const place = this.rows.findIndex((row) => row.paragraph.index === index && row.number === number);
    const top = place * HEIGHT;
    if (place >= 0 && (top < this.root.scrollTop || top > this.root.scrollTop + this.root.clientHeight - HEIGHT)) {
      this.root.scrollTop = top - HEIGHT;
    }
    this.#draw();
  }

  /** Go along with the document: the first act of this paragraph or behind it comes to the top. */
  follow(index) {
    const place = this.rows.findIndex((row) => row.paragraph.index >= index);
    if (place >= 0 && !this.root.matches(":hover, :focus-within")) this.root.scrollTop = place * HEIGHT;
  }

  #draw() {
    const first = Math.max(0, Math.floor(this.root.scrollTop / HEIGHT) - MORE);
    const last = Math.min(this.rows.length, first + Math.ceil(this.root.clientHeight / HEIGHT) + 2 * MORE);
    const space = h("div", { role: "presentation" });
    space.style.height = `${this.rows.length * HEIGHT}px`;
    for (let place = first; place < last; place += 1) space.append(this.#row(place));
    this.root.replaceChildren(space);
  }

  #row(place) {
    const { paragraph, act, number } = this.rows[place];
    const who = act.addressee;
    const score = Math.min(act.score, who?.score ?? 1).toFixed(2);
    const told = [who?.text ?? "–", when(act)].filter(Boolean).join(" · ");
    const here = this.at && this.at.index === paragraph.index && this.at.number === number;
    const row = h("div", {
      class: `row${here ? " chosen" : ""}`, role: "listitem", "aria-setsize": this.rows.length,
      "aria-posinset": place + 1, "aria-current": here || null,
      title: `${act.english || act.lemma} | ${who?.classes.join(", ") ?? ""}`,
      onclick: () => this.chosen(paragraph.index, number),
    },
    h("span", {}, number ? "" : paragraph.number ?? ""),
    h("span", { lang: "zh" }, h("span", { class: `verb ${act.family}` }, act.surface)),
    h("span", { lang: "zh" }, told), h("span", {}, score));
    row.style.top = `${place * HEIGHT}px`;
    return row;
  }
}

// Who is asked what, by when: the register of all documents on the desk.

import * as api from "./api.js";
import { h, language, t } from "./words.js";

const FIELDS = [["to", "text"], ["due", "text"], ["words", "text"], ["verb", "text"], ["organ", "text"],
  ["since", "date"], ["until", "date"], ["reports", "checkbox"]];
const COLUMNS = ["due", "party", "entity", "verb", "task", "report", "report_to", "symbol", "number"];

export class RegisterView {
  constructor(form, count, root, told) {
    Object.assign(this, { form, count, root, told });
    form.addEventListener("submit", (event) => { event.preventDefault(); this.run(); });
    this.speak();
  }

  /** Write the form in the language that is set. */
  speak() {
    const kept = new FormData(this.form);
    this.form.replaceChildren(
      ...FIELDS.map(([name, type]) => h("label", {}, t(name), " ", h("input", { name, type, value: type === "checkbox" ? "true" : "" }))),
      h("button", { type: "submit" }, t("ask")));
    for (const [name, value] of kept) {
      const control = this.form.elements[name];
      if (control.type === "checkbox") control.checked = true;
      else control.value = value;
    }
  }

  async run() {
    try {
      const found = await api.register(Object.fromEntries(new FormData(this.form)));
      this.told.failed("");
      this.count.textContent = t("rows")(found.rows.length);
      this.root.replaceChildren(this.#table(found));
    } catch (error) {
      this.told.failed(error.message);
    }
  }

  #table({ columns, rows }) {
    const names = t("column");
    const at = Object.fromEntries(columns.map((name, place) => [name, place]));
    const head = h("tr", {}, ...COLUMNS.map((name) => h("th", { scope: "col" }, names[name])));
    const who = language === "zh" ? "entity_zh" : "entity_en";
    const body = rows.map((row) => h("tr", {}, ...COLUMNS.map((name) => {
      const value = row[at[name === "entity" ? who : name]];
      if (name === "symbol") {
        const go = () => this.told.go(Object.fromEntries(columns.map((key, place) => [key, row[place]])));
        return h("td", {}, h("button", { type: "button", onclick: go }, value ?? row[at.document]));
      }
      if (name === "report") return h("td", {}, value ? "✓" : "");
      return h("td", { lang: name === "entity" && language === "en" ? "en" : "zh", class: name }, value ?? "");
    })));
    return h("table", {}, h("thead", {}, head), h("tbody", {}, ...body));
  }
}

// Two documents side by side.

import * as api from "./api.js";
import { h, t } from "./words.js";

export class CompareView {
  constructor(form, root, failed) {
    Object.assign(this, { form, root, failed });
    form.addEventListener("submit", (event) => { event.preventDefault(); this.run(); });
  }

  /** Offer the documents that can be compared. */
  offer(documents) {
    const held = documents.filter((one) => one.status !== "failed");
    const options = () => held.map((one) => new Option([one.symbol ?? one.name, one.adopted].filter(Boolean).join(" "), one.id));
    for (const select of this.form.querySelectorAll("select")) {
      const chosen = select.value;
      select.replaceChildren(...options());
      if (held.some((one) => one.id === chosen)) select.value = chosen;
    }
    const [older, newer] = this.form.querySelectorAll("select");
    if (older.value === newer.value && held.length > 1) newer.value = held[held.length - 1].id;
  }

  async run() {
    const [older, newer] = [...this.form.querySelectorAll("select")].map((select) => select.value);
    if (!older || !newer || older === newer) { this.failed(t("same")); return; }
    try {
      const found = await api.compare(older, newer);
      const holder = h("div", { lang: "zh" });
      holder.innerHTML = found.html; // escaped by the server
      this.root.replaceChildren(holder);
    } catch (error) {
      this.failed(error.message);
    }
  }
}

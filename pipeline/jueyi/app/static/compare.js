// Two documents side by side.

import * as api from "./api.js";
import { h, language, t } from "./words.js";

const CHINESE = {
  same: "相同", changed: "改动", new: "新增", dropped: "删除", moved: "移动", reworded: "措辞不同", verb: "动词：",
  stronger: "加强", weaker: "减弱", added: "增加", another: "不同", addressee: "对象不同", time: "时间不同",
};
/** What the server says of a change, in the language that is set; symbols stay. */
const told = (words) => (language === "zh" ? words.replace(/[a-z]+/g, (word) => CHINESE[word] ?? word).replace(/, /g, "，") : words);

export class CompareView {
  constructor(form, root, failed) {
    Object.assign(this, { form, root, failed });
    form.addEventListener("submit", (event) => { event.preventDefault(); this.run(); });
  }

  /** Offer the documents that can be compared. */
  offer(documents) {
    const held = documents.filter((one) => one.status !== "failed");
    const options = () => held.map((one) => new Option([one.symbol, one.adopted, one.name].filter(Boolean).join(" "), one.id));
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
      for (const cell of holder.querySelectorAll("td.w, h2 + p")) {
        for (const node of [...cell.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE)) {
          if (!/[A-Z]/.test(node.data)) node.data = told(node.data);
        }
      }
      this.root.replaceChildren(holder);
    } catch (error) {
      this.failed(error.message);
    }
  }
}

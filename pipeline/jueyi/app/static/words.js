// Every word of the page, in English and Chinese.

const WORDS = {
  en: {
    skip: "Go to the document", views: "Views", read: "Read", compare: "Compare", register: "Register",
    reader: "Reader", undo: "Undo", theme: "Light/dark", keys: "Keys", documents: "Documents",
    paste: "Paste text", label: "Label", files: "or choose files (or drop them anywhere)", format: "Format",
    every: "all documents", download: "Download", document: "Document", correct: "Correct", acts: "Acts",
    report: "report", old: "Earlier", new: "Later", remove: "Remove", verb: "Verb", family: "Family", addressee: "Addressee",
    party: "Party", start: "start", end: "end", earlier: "one character earlier", later: "one character later",
    deleteAct: "Delete act", deleteWho: "Delete addressee", deleteParty: "Delete party",
    newAct: "New act from selection", newWho: "Addressee from selection", newParty: "Party from selection",
    revert: "The model's own again", choose: "Click an act, or select text and press A, to correct it.",
    saved: (n) => `saved; ${n} paragraphs corrected`, undone: "undone", working: (name) => `reading ${name} …`,
    done: (n) => `${n} acts`, nothing: "No text is selected in a paragraph.", noAct: "Choose an act first.",
    overlap: "It would overlap a verb or run out of the text.", same: "Choose two documents.", rows: (n) => `${n} rows`,
    noActs: "A title, heading or note has no acts.", empty: "Nothing is there to be labelled.",
    to: "to", due: "due", reports: "reports only", since: "adopted since", until: "adopted until",
    organ: "organ", words: "words of the task", ask: "Ask", number: "no.", score: "score",
    changedOnly: "only what changed", sure: (name) => `Remove ${name} from the desk?`, own: "Choose an act of that paragraph first.",
    noWho: "The act has no addressee yet: select its parties and press W.", stale: "Another window had changed this paragraph; here it is anew.",
    corrected: (n) => `${n} corrected`, pasted: "pasted", labels: "labels (corrections)", texts: "texts of labels",
    column: { due: "due", entity: "who", party: "as printed", verb: "verb", task: "what", report: "report",
      report_to: "to", symbol: "document", number: "no." },
    help: [["↓ ↑  or  j k", "next, previous act"], ["[ ]", "end of the verb one character earlier, later"],
      ["{ }", "start of the verb earlier, later"], [", .", "end of the addressee earlier, later"],
      ["< >", "start of the addressee earlier, later"], ["a", "new act from the selected text"],
      ["w", "addressee from the selected text"], ["p", "party from the selected text"],
      ["x", "delete the act"], ["Backspace", "delete the addressee"], ["1 … 9, 0", "class of the first party, in the order below"],
      ["Enter", "go to the form beside"], ["Esc", "back to the document"], ["u  or  Ctrl+Z", "undo"],
      ["mouse", "drag the grips at both ends"]],
  },
  zh: {
    skip: "转到文件", views: "视图", read: "阅读", compare: "对照", register: "登记册", reader: "标注人",
    undo: "撤销", theme: "明/暗", keys: "按键", documents: "文件", paste: "粘贴文字", label: "标注",
    files: "或选择文件（也可拖放到页面任何位置）", format: "格式", every: "全部文件", download: "下载",
    document: "文件", report: "报告", correct: "更正", acts: "行为", old: "较早", new: "较晚", remove: "移除", verb: "动词",
    family: "类别", addressee: "对象", party: "一方", start: "起点", end: "终点", earlier: "前移一字",
    later: "后移一字", deleteAct: "删除行为", deleteWho: "删除对象", deleteParty: "删除一方",
    newAct: "所选文字作为新行为", newWho: "所选文字作为对象", newParty: "所选文字作为一方",
    revert: "恢复模型的标注", choose: "点击一个行为，或选中文字后按 A，即可更正。",
    saved: (n) => `已保存；已更正 ${n} 段`, undone: "已撤销", working: (name) => `正在读取 ${name} …`,
    done: (n) => `${n} 个行为`, nothing: "没有选中段落中的文字。", noAct: "请先选择一个行为。",
    overlap: "会与动词重叠，或超出文字。", same: "请选择两份文件。", rows: (n) => `${n} 行`,
    noActs: "标题、小标题和注释没有行为。", empty: "没有可标注的文字。",
    to: "对象", due: "期限", reports: "只要报告", since: "通过日期自", until: "通过日期至", organ: "机关",
    words: "任务文字", ask: "查询", number: "编号", score: "分数", corrected: (n) => `已更正 ${n} 段`,
    changedOnly: "只看改动", sure: (name) => `从列表中移除 ${name}？`, own: "请先选择该段的一个行为。",
    noWho: "该行为还没有对象：请选中各方后按 W。", stale: "另一窗口已改动此段，现已重新载入。",
    pasted: "粘贴", labels: "标注（更正）", texts: "标注的文字",
    column: { due: "期限", entity: "是谁", party: "原文", verb: "动词", task: "任务", report: "报告",
      report_to: "向谁", symbol: "文件", number: "编号" },
    help: [["↓ ↑ 或 j k", "下一个、上一个行为"], ["[ ]", "动词终点前移、后移一字"],
      ["{ }", "动词起点前移、后移"], [", .", "对象终点前移、后移"], ["< >", "对象起点前移、后移"],
      ["a", "所选文字作为新行为"], ["w", "所选文字作为对象"], ["p", "所选文字作为一方"], ["x", "删除行为"],
      ["Backspace", "删除对象"], ["1 … 9, 0", "第一方的类别，次序见下"], ["Enter", "转到右侧表单"],
      ["Esc", "回到文件"], ["u 或 Ctrl+Z", "撤销"], ["鼠标", "拖动两端的手柄"]],
  },
};

const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
/** Remember a setting where the browser allows it. */
export function keep(name, value) {
  try { localStorage.setItem(name, value); } catch { /* private windows */ }
}
export const setting = kept;

export let language = kept("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
/** A word of the page in the language that is set. */
export const t = (name) => WORDS[language][name];

/** Set the language and put its words everywhere. */
export function speak(chosen) {
  language = chosen;
  keep("language", chosen);
  document.documentElement.lang = chosen === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", t(element.dataset.label));
  }
  document.querySelector("#language").textContent = chosen === "zh" ? "English" : "中文";
}

/** An element with attributes, handlers (`onclick`) and children; text is only ever text. */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

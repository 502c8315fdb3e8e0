// The page of `jueyi serve`: views, documents, keys.

import * as api from "./api.js";
import { CompareView } from "./compare.js";
import { DocumentView } from "./document.js";
import { nameOf } from "./filter.js";
import { Editor } from "./editor.js";
import { RegisterView } from "./register.js";
import { ActTable } from "./table.js";
import { h, keep, language, setting, speak, t } from "./words.js";

const $ = (id) => document.getElementById(id);
const about = await api.about();
let documents = [];
let wanted = {};

const problem = (told) => { $("problem").textContent = told; $("problem").hidden = !told; };
const said = (told) => { $("said").textContent = told; problem(""); };

const table = new ActTable($("table"), $("count"), (index, act) => {
  view.choose(index, act);
  $("document").focus({ preventScroll: true });
});
const view = new DocumentView($("document"), document.querySelector(".filters"), about.classes, {
  chosen(paragraph, act) { editor.show(paragraph, act); table.mark(paragraph.index, act); },
  filtered(asked) { wanted = asked; showTable(); },
  moved(of, side, by) { editor[of === "act" ? "move" : "stretch"](side, by); },
  scrolled: (index) => table.follow(index),
});
const editor = new Editor($("editor"), about, view, {
  async saved(undone) {
    showTable();
    $("undo").disabled = !editor.past.length;
    const { count } = await api.labels();
    said(undone ? t("undone") : t("saved")(count));
    await list();
  },
  failed: problem,
  reader: () => $("reader").value || about.reader,
});
const compare = new CompareView($("pair"), $("compared"), problem);
const register = new RegisterView($("asked"), $("rows"), $("registered"), {
  failed: problem,
  async go({ document: name, index, verb, party }) {
    const one = documents.find((held) => held.name === name);
    if (!one) return;
    if (view.found?.id !== one.id) await open(one.id);
    show("read");
    const { acts } = view.paragraph(index);
    view.choose(index, acts.findIndex((act) => act.surface === verb && act.addressee?.text.includes(party)));
  },
});

function showTable() {
  const isShown = (index) => !view.element(index)?.classList.contains("hidden");
  table.show(view.found, wanted, isShown);
}

function show(name) {
  problem("");
  for (const one of document.querySelectorAll(".view")) one.hidden = one.id !== name;
  for (const button of document.querySelectorAll("[data-view]")) {
    if (button.dataset.view === name) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
  if (name === "register") register.run();
}

/** The list of documents, as the server has it. */
async function list() {
  documents = await api.documents();
  const line = (one) => [one.symbol ? one.name : "", t("done")(one.acts), one.corrected ? t("corrected")(one.corrected) : "",
    one.status === "ok" ? "" : [one.status, ...one.reasons].join(": ")].filter(Boolean).join(" · ");
  $("documents").replaceChildren(...documents.map((one) => h("li", {},
    h("button", {
      type: "button", class: one.status, "aria-current": one.id === view.found?.id ? "true" : null,
      onclick: () => open(one.id),
    }, h("span", { lang: "zh" }, [one.symbol ?? one.name, one.title].filter(Boolean).join(" ")), h("small", {}, line(one))),
    h("button", { type: "button", "aria-label": `${t("remove")}: ${one.name}`, onclick: () => remove(one.id) }, "✕"))));
  compare.offer(documents);
}

async function open(id) {
  try {
    const found = await api.open(id);
    if (location.hash.slice(1) !== id) location.hash = id;
    $("told").textContent = found.status === "ok" ? "" : [found.status, ...found.reasons].join(": ");
    editor.forgetPast();
    $("undo").disabled = true;
    await view.show(found);
    problem("");
  } catch (error) {
    problem(error.message);
  }
  await list();
}

async function remove(id) {
  if (!confirm(t("sure")(documents.find((one) => one.id === id)?.name ?? ""))) return;
  try {
    await api.remove(id);
  } catch (error) {
    problem(error.message);
  }
  if (view.found?.id === id) { view.clear(); editor.forgetPast(); showTable(); }
  await list();
}

/** Send files or a pasted text one after the other; the last one is opened. */
async function add(items) {
  let last = null;
  const problems = [];
  for (const [name, body] of items) {
    said(t("working")(name));
    try {
      if (body.size > about.largest) throw new Error(`${name}: > ${about.largest / 2 ** 20} MiB`);
      const added = await api.add(name, body);
      for (const one of added) {
        if (one.status === "failed") problems.push(one.reasons[0]);
        else last = one;
      }
    } catch (error) {
      problems.push(error.message);
    }
  }
  said("");
  if (last) { await open(last.id); said(t("done")(last.acts)); } else await list();
  if (problems.length) problem(problems.join(" "));
}

const files = (held) => [...held].map((file) => [file.name, file]);

$("paste").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = $("text").value;
  if (!text.trim()) { problem(t("empty")); return; }
  await add([[`${t("pasted")} ${documents.length + 1}.txt`, new Blob([text])]]);
  $("text").value = "";
});
$("files").addEventListener("change", async (event) => { await add(files(event.target.files)); event.target.value = ""; });
document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("drop"); });
document.addEventListener("dragleave", () => document.body.classList.remove("drop"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("drop");
  add(files(event.dataTransfer.files));
});
$("download").addEventListener("submit", (event) => {
  event.preventDefault();
  const ids = $("every").checked || !view.found ? [] : [view.found.id];
  h("a", { href: api.downloadAddress($("format").value, ids), download: "" }).click();
});
$("undo").addEventListener("click", () => editor.undo());
$("keys").addEventListener("click", () => {
  const rows = t("help").map(([keys, what]) => h("tr", {}, h("td", {}, h("kbd", {}, keys)), h("td", {}, what)));
  const family = (name) => h("span", { class: name }, nameOf(name, language));
  const classes = about.classes.map((name, n) => h("li", { value: n + 1 }, nameOf(name, language)));
  const legend = [h("p", { class: "legend" }, ...about.families.map(family)), h("ol", {}, ...classes)];
  $("help").replaceChildren(h("table", {}, h("tbody", {}, ...rows)), ...legend, h("form", { method: "dialog" }, h("button", {}, "OK")));
  $("help").showModal();
});
for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => show(button.dataset.view));
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.target.matches("input, textarea")) {
    event.preventDefault();
    editor.undo();
  } else if (event.key === "Escape" && !$("read").hidden) $("document").focus();
});
$("document").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const steps = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };
  if (event.key in steps) view.step(steps[event.key]);
  else if (event.key === "Enter") $("editor").querySelector("select, button")?.focus();
  else if (!editor.key(event)) return;
  event.preventDefault();
});

function words() {
  $("format").replaceChildren(...about.formats.map((name) => new Option(name, name)),
    new Option(t("labels"), "labels"), new Option(t("texts"), "texts"));
  register.speak();
  editor.show(editor.paragraph, editor.number);
  if (view.found) view.filter();
  list();
}
$("language").addEventListener("click", () => { speak(language === "zh" ? "en" : "zh"); words(); });
$("theme").addEventListener("click", () => {
  const now = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.documentElement.dataset.theme = now === "dark" ? "light" : "dark";
  keep("theme", document.documentElement.dataset.theme);
});
$("reader").addEventListener("change", () => keep("reader", $("reader").value));

window.addEventListener("hashchange", () => {
  const id = location.hash.slice(1);
  if (id !== view.found?.id && documents.some((one) => one.id === id)) open(id);
});
$("only").addEventListener("change", () => $("compared").classList.toggle("changes-only", $("only").checked));

if (setting("theme")) document.documentElement.dataset.theme = setting("theme");
$("reader").value = setting("reader") ?? about.reader;
speak(language);
words();
await list();
const first = documents.find((one) => one.id === location.hash.slice(1)) ?? documents.find((one) => one.status !== "failed");
if (first) await open(first.id);
document.body.dataset.ready = "true";

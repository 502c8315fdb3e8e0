// Which paragraphs are shown: by verb, family, class, party, score and words; which documents: by
// organ and year. Used by the page of `jueyi serve` and, in one file, by the page that
// `jueyi label -o x.html` writes.

const WORDS = {
  en: {
    verb: "verb", family: "family", class: "class", party: "party", words: "text",
    organ: "organ", year: "year", score: "least score", most: "at most", all: "all", show: "Show",
    parties: "parties", times: "times", citations: "citations",
    count: (n, all) => `${n} of ${all} paragraphs`, filters: "Filters",
    verbTip: "The whole lemma: 请 does not find 促请",
  },
  zh: {
    verb: "动词", family: "类别", class: "对象类别", party: "对象", words: "文字",
    organ: "机关", year: "年份", score: "最低分", most: "最高分", all: "全部", show: "显示",
    parties: "各方", times: "时间", citations: "引文",
    count: (n, all) => `${all} 段中的 ${n} 段`, filters: "筛选",
    verbTip: "完整的动词：“请”不包括“促请”",
  },
};
const FAMILIES = ["directive", "decisional", "declarative", "expressive", "recitative"];
const CHINESE = {
  directive: "指令", decisional: "决定", declarative: "宣示", expressive: "表态", recitative: "叙述",
  states: "各国", "named-state": "个别国家", "secretary-general": "秘书长", "un-official": "联合国官员",
  "un-organ": "联合国机关", "un-entity": "联合国实体", intergovernmental: "政府间组织",
  "conflict-parties": "冲突各方", "civil-society": "民间社会", "international-community": "国际社会",
};

/** A family or class in a language: 指令 directive. */
export function nameOf(code, language) {
  return language === "zh" && CHINESE[code] ? `${CHINESE[code]} ${code}` : code;
}

/** Whether an act meets the conditions that speak of acts. */
export function matches(act, wanted) {
  return (!wanted.verb || act.lemma === wanted.verb)
    && (!wanted.family || act.family === wanted.family)
    && (!wanted.class || act.classes.split(" ").includes(wanted.class))
    && (!wanted.party || act.who.toLowerCase().includes(wanted.party.toLowerCase()))
    && (!wanted.score || Number(act.score) >= wanted.score)
    && (!wanted.most || Number(act.score) <= wanted.most);
}

/** Whether any condition speaks of acts, so that paragraphs without one are left out. */
export function asksForActs(wanted) {
  return Boolean(wanted.verb || wanted.family || wanted.class || wanted.party || wanted.score || wanted.most);
}

/** Hide what does not meet the conditions; how many paragraphs are shown, and of how many. */
export function apply(root, wanted) {
  let shown = 0;
  let all = 0;
  for (const section of root.querySelectorAll("section.resolution")) {
    const fits = (!wanted.organ || section.dataset.organ === wanted.organ)
      && (!wanted.year || section.dataset.year === wanted.year);
    let some = false;
    for (const paragraph of section.querySelectorAll("p")) {
      all += 1;
      let ok = fits && (!wanted.words || paragraph.textContent.includes(wanted.words));
      if (ok && asksForActs(wanted)) {
        ok = [...paragraph.querySelectorAll("b")].some((act) => matches(act.dataset, wanted));
      }
      paragraph.classList.toggle("hidden", !ok);
      some ||= ok;
      shown += ok ? 1 : 0;
    }
    section.classList.toggle("hidden", !some);
  }
  return [shown, all];
}

function field(name, label, control) {
  const outer = document.createElement("label");
  control.name = name;
  outer.append(label, control);
  return outer;
}

function input(type, more = {}) {
  return Object.assign(document.createElement("input"), { type, ...more });
}

function choice(values, all, language) {
  const select = document.createElement("select");
  const options = values.map((value) => new Option(nameOf(value, language), value));
  select.append(new Option(all, ""), ...options);
  return select;
}

/** Different values of a data attribute of sections, in order. */
function values(root, name) {
  const found = [...root.querySelectorAll("section.resolution")].map((s) => s.dataset[name]);
  return [...new Set(found.filter(Boolean))].sort();
}

/**
 * Fill a form with the filters of a page.
 * @param {HTMLFormElement} form Is filled.
 * @param {HTMLElement} root Holds the resolutions.
 * @param {string} language `zh` or `en`.
 * @param {string[]} classes Of addressees.
 * @param {(wanted: object) => void} changed Is told of every change, after it was applied.
 */
export function filters(form, root, language, classes, changed = () => {}) {
  const words = WORDS[language] ?? WORDS.en;
  const kept = new FormData(form); // another document or language keeps what was asked
  const count = Object.assign(document.createElement("output"), { className: "count" });
  const lemmas = document.createElement("datalist");
  lemmas.id = "lemmas";
  const held = [...root.querySelectorAll("b")].map((b) => b.dataset.lemma);
  lemmas.append(...[...new Set(held)].sort().map((lemma) => new Option(lemma, lemma)));
  const verb = input("text", { title: words.verbTip });
  verb.setAttribute("list", lemmas.id);
  form.setAttribute("aria-label", words.filters);
  form.replaceChildren(
    field("verb", words.verb, verb), lemmas,
    field("family", words.family, choice(FAMILIES, words.all, language)),
    field("class", words.class, choice(classes, words.all, language)),
    field("party", words.party, input("text")),
    field("words", words.words, input("search")),
    field("score", words.score, input("number", { min: 0, max: 1, step: 0.05 })),
    field("most", words.most, input("number", { min: 0, max: 1, step: 0.05 })),
  );
  for (const name of ["organ", "year"]) {
    const found = values(root, name);
    if (found.length > 1) form.append(field(name, words[name], choice(found, words.all, language)));
  }
  for (const name of ["parties", "times", "citations"]) {
    const box = input("checkbox");
    box.addEventListener("change", () => root.classList.toggle(`show-${name}`, box.checked));
    box.checked = root.classList.contains(`show-${name}`);
    form.append(field(`show-${name}`, words[name], box));
  }
  for (const [name, value] of kept) {
    if (form.elements[name] && !name.startsWith("show-")) form.elements[name].value = value;
  }
  form.append(count);
  const run = () => {
    const wanted = Object.fromEntries(new FormData(form));
    wanted.score = Number(wanted.score);
    wanted.most = Number(wanted.most);
    const [shown, all] = apply(root, wanted);
    count.textContent = words.count(shown, all);
    changed(wanted);
  };
  form.oninput = run;
  form.onsubmit = (event) => event.preventDefault();
  run();
}

// The page that `jueyi label -o x.html` writes: its contents and filters.
const root = document.querySelector("main");
const contents = document.querySelector(".contents");
[...root.querySelectorAll("section.resolution")].forEach((section, place) => {
  const heading = section.querySelector("h2");
  heading.id = `d${place}`;
  const link = Object.assign(document.createElement("a"), { href: `#d${place}`, textContent: heading.textContent });
  const item = document.createElement("li");
  item.append(link);
  contents.querySelector("ol").append(item);
});
contents.hidden = contents.querySelectorAll("li").length < 2;
const language = navigator.language.startsWith("zh") ? "zh" : "en";
filters(document.querySelector(".filters"), root, language, root.dataset.classes.split(" "));

// Between the page's places and offsets of labels, which count code points of a paragraph's text.

const points = (text) => [...text].length;

function* textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}

/** Offset of a place (node, UTF-16 offset) in the text of a paragraph's `.x`. */
export function offsetOf(root, node, offset) {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  return points(before.toString());
}

/** The range of [start, end) in the text of `root`. */
export function rangeOf(root, start, end) {
  const range = document.createRange();
  range.selectNodeContents(root);
  let at = 0;
  for (const node of textNodes(root)) {
    const characters = [...node.data];
    const place = (offset) => characters.slice(0, offset - at).join("").length;
    if (at <= start && start <= at + characters.length) range.setStart(node, place(start));
    if (at < end && end <= at + characters.length) {
      range.setEnd(node, place(end));
      break;
    }
    at += characters.length;
  }
  return range;
}

/** The text that is selected within one paragraph: its element and [start, end), or null. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const element = range.startContainer.parentElement?.closest("p[data-index]");
  const root = element?.querySelector(".x");
  if (!root || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const start = offsetOf(root, range.startContainer, range.startOffset);
  const end = offsetOf(root, range.endContainer, range.endOffset);
  return end > start ? { element, start, end } : null;
}

/** The offset in `root` under a point of the window, or null. */
export function offsetAt(root, x, y) {
  let node;
  let offset;
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    [node, offset] = [found?.offsetNode, found?.offset];
  } else {
    const found = document.caretRangeFromPoint(x, y);
    [node, offset] = [found?.startContainer, found?.startOffset];
  }
  return node && root.contains(node) ? offsetOf(root, node, offset) : null;
}

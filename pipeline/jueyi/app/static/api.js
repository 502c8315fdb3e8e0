// What the page asks the server. A refusal becomes an Error whose message is the server's sentence.

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error("The server does not answer. / 服务器没有应答。");
  }
  if (!answer.ok) {
    const text = await answer.text();
    let told = text;
    try { told = JSON.parse(text).error ?? text; } catch { /* a plain sentence */ }
    throw new Error(told);
  }
  return answer.json();
}

const place = (id, index) => `/api/documents/${id}/paragraphs/${index}`;
const query = (given) => new URLSearchParams(Object.entries(given).filter(([, v]) => v !== "" && v != null));

export const about = () => ask("/api/about");
export const documents = () => ask("/api/documents");
export const open = (id) => ask(`/api/documents/${id}`);
export const add = (name, body) => ask(`/api/documents?${query({ name })}`, { method: "POST", body });
export const remove = (id) => ask(`/api/documents/${id}`, { method: "DELETE" });
export const labels = () => ask("/api/labels");
export const correct = (id, index, acts, before, reader) =>
  ask(place(id, index), { method: "PUT", body: JSON.stringify({ acts, before, reader }) });
export const parties = (id, index, start, end) => ask(`${place(id, index)}/parties?${query({ start, end })}`);
export const forget = (id, index) => ask(place(id, index), { method: "DELETE" });
export const compare = (older, newer) => ask(`/api/compare?${query({ old: older, new: newer })}`);
export const register = (asked) => ask(`/api/register?${query(asked)}`);
export const downloadAddress = (format, ids) => {
  const given = new URLSearchParams({ format });
  ids.forEach((id) => given.append("id", id));
  return `/api/download?${given}`;
};

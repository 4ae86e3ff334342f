// The search page: looks for the words in its address (?q=) in the index that Pagefind made of this website.

const results = document.getElementById("results");
const status = results.querySelector(".status");
const field = document.getElementById("q");
const SHOWN = 10;

/** Make an element with this text, or with these children. */
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** Return an excerpt as text and marked words; whatever else stands in it is taken as text. */
function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  const nodes = [...parsed.body.childNodes].map((node) =>
    node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent,
  );
  return ["… ", ...nodes, " …"];
}

/** Return what is shown of a page that was found. */
function item({ url, meta, excerpt }) {
  const link = element("a", meta.title);
  link.href = url;
  const parts = [element("h2", link), element("p", ...marked(excerpt))];
  if (meta.what) {
    const what = element("p", meta.what);
    what.className = "kicker";
    parts.unshift(what);
  }
  return element("li", ...parts);
}

/** Show the next pages that were found, and a button for those after them. */
async function show(list, found) {
  const begin = list.children.length;
  const pages = await Promise.all(found.slice(begin, begin + SHOWN).map((one) => one.data()));
  list.append(...pages.map(item));
  if (begin) {
    list.children[begin].querySelector("a").focus();
  }
  if (list.children.length < found.length) {
    const button = element("button", `Show more of the ${found.length} pages`);
    button.type = "button";
    button.addEventListener("click", () => {
      button.remove();
      show(list, found);
    });
    list.after(button);
  }
}

/** Look for words, say how many pages hold them, and show them. */
async function search(words) {
  document.title = `${words} – ${document.title}`;
  status.textContent = "Searching …";
  const pagefind = await import(new URL(results.dataset.pagefind, location.href).href);
  const found = (await pagefind.search(words)).results;
  if (!found.length) {
    results.append(document.getElementById("nothing").content);
    status.textContent = `Nothing was found for “${words}”. Try fewer or other words.`;
    return;
  }
  const list = element("ol");
  list.className = "results";
  list.setAttribute("role", "list");
  results.append(list);
  await show(list, found);
  status.textContent = `${found.length === 1 ? "One page was" : `${found.length} pages were`} found for “${words}”.`;
}

const words = (new URLSearchParams(location.search).get("q") ?? "").trim();
if (words) {
  field.value = words;
  search(words).catch(() => {
    results.append(document.getElementById("nothing").content);
    status.textContent = "The search does not work just now. Please try again later.";
  });
}

// Searches while somebody types or chooses. Without scripts, a button does the same.
const form = document.querySelector("[data-search]");
const panel = document.querySelector("[data-hits]");
const FIRST = 5;
let timer, request;

function stop() {
  clearTimeout(timer);
  request?.abort();
}

function addressOf(form) {
  const query = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...query]) if (!value.trim()) query.delete(name);
  const said = query.toString(); // older browsers know no query.size
  return said ? `${form.action}?${said}` : form.action;
}

// The catalogue: what has changed is put in place; the address says the same.
function showPage(page, address) {
  const parts = [...document.querySelectorAll("[data-live], .language-nav")];
  if (parts.some((part) => part.contains(document.activeElement))) return; // being read
  for (const part of parts) {
    const { live } = part.dataset;
    const fresh = page.querySelector(live ? `[data-live="${live}"]` : ".language-nav");
    if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
  document.title = page.title;
  history.replaceState(null, "", address);
}

// A search box on its own: the first hits below it.
function showHits(page, address) {
  if (panel.contains(document.activeElement)) return;
  const hits = [...page.querySelectorAll("[data-live=results] .card-title a")];
  const items = hits.slice(0, FIRST).map((hit) => {
    const item = document.createElement("li");
    hit.className = "tap";
    item.append(hit);
    return item;
  });
  panel.querySelector("ul").replaceChildren(...items);
  panel.querySelector(":scope > a").href = address;
  panel.hidden = false;
  const said = page.querySelector("[data-live=status]").textContent;
  document.querySelector("[data-said]").textContent = said.trim();
}

async function search() {
  const address = addressOf(form);
  request = new AbortController();
  if (panel && address === form.action) return (panel.hidden = true);
  try {
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    (panel ? showHits : showPage)(page, address);
  } catch {
    // Cancelled by a newer search, or no connection: the button is still there.
  }
}

if (form) {
  document.querySelector(".filters")?.classList.add("is-live");
  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    stop();
    timer = setTimeout(search, 250);
  });
  form.addEventListener("submit", stop);
}

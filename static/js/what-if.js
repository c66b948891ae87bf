// Shows what changes as soon as a wish does. Without scripts, a button does the same.
const form = document.querySelector("[data-scenario]");
let timer, request;

async function show() {
  request?.abort();
  request = new AbortController();
  const query = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...query]) if (!value) query.delete(name, value);
  const address = `${location.pathname}?${query}`;
  try {
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    }
    history.replaceState(null, "", address);
  } catch {
    // Cancelled by a newer wish, or no connection: the button is still there.
  }
}

if (form) {
  document.querySelector(".what-if").classList.add("is-live");
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  });
}

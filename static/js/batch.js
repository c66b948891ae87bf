// Shows how far a batch is without loading the page anew. Without scripts, the page does.
// Looking again on one's own keeps nobody signed in: see counsellor/sessions.py.
async function look() {
  try {
    const answer = await fetch("?watching");
    if (!answer.ok || answer.redirected) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
      if (fresh && fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes);
    }
    if (!page.querySelector("[data-running]")) return;
  } catch {
    // No connection: look again later.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);

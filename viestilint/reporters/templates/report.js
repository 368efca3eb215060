"use strict";
(() => {
  const root = document.documentElement;
  const body = document.body;
  const form = document.getElementById("filters");
  const list = document.getElementById("messages");
  const tip = document.getElementById("tip");
  const cards = [...document.querySelectorAll("article.message")];
  let owner = null;
  let leaving = 0;
  const note = (mark, number) => document.getElementById(`${mark.dataset.card}-${number}`);
  const notesOf = (mark) => mark.dataset.notes.split(" ").map((n) => note(mark, n)).filter(Boolean);

  // Light and dark
  const stored = (() => { try { return localStorage.getItem("viestilint-theme"); } catch { return null; } })();
  if (stored === "light" || stored === "dark") root.dataset.theme = stored;
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem("viestilint-theme", root.dataset.theme); } catch { /* a private window */ }
  });

  // Filters
  const fits = (element, wanted) =>
    (!wanted.rule || element.dataset.rule === wanted.rule) &&
    (!wanted.family || element.dataset.family === wanted.family) &&
    (!wanted.severity || element.dataset.severity === wanted.severity);

  function filter() {
    hideTip();
    const wanted = Object.fromEntries(new FormData(form));
    const byNote = Boolean(wanted.rule || wanted.family || wanted.severity);
    let shown = 0;
    for (const card of cards) {
      const notes = [...card.querySelectorAll(".note")];
      let any = false;
      for (const item of notes) {
        item.hidden = byNote && !fits(item, wanted);
        any = any || !item.hidden;
      }
      card.hidden =
        (Boolean(wanted.channel) && card.dataset.channel !== wanted.channel) ||
        (Boolean(wanted.file) && card.dataset.file !== wanted.file) ||
        (byNote && !any);
      for (const mark of card.querySelectorAll("mark.flag")) {
        const off = notesOf(mark).every((item) => item.hidden);
        mark.classList.toggle("off", off);
        if (mark.hasAttribute("tabindex")) mark.tabIndex = off ? -1 : 0;
      }
      shown += card.hidden ? 0 : 1;
    }
    document.getElementById("none").hidden = shown > 0;
    document.getElementById("shown").textContent =
      body.dataset.shown.replace("{shown}", shown).replace("{all}", cards.length);
    root.classList.toggle("show-gone", wanted.gone === "on");
    sort(wanted.sort);
  }

  let sorted = "";
  function sort(by) {
    if (by === sorted) return;
    sorted = by;
    const key = by === "score" ? "score" : "order";
    const order = [...cards].sort((a, b) => a.dataset[key] - b.dataset[key] || a.dataset.order - b.dataset.order);
    list.prepend(...order);
  }

  if (form) {
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    for (const button of document.querySelectorAll("button[data-filter]")) {
      button.addEventListener("click", () => {
        form.elements[button.dataset.filter].value = button.dataset.value;
        filter();
        list.scrollIntoView();
        list.focus({ preventScroll: true });
      });
    }
    // A browser may bring back the choices of the last visit.
    filter();
  }

  // Explanations on hover and focus
  function showTip(mark) {
    const notes = notesOf(mark).filter((item) => !item.hidden);
    if (mark.classList.contains("off") || !notes.length) return;
    if (owner) owner.removeAttribute("aria-describedby");
    owner = mark;
    tip.replaceChildren(...notes.map((item) => {
      const copy = document.createElement("div");
      copy.className = item.className;
      copy.append(...[...item.childNodes].map((child) => child.cloneNode(true)));
      return copy;
    }));
    tip.hidden = false;
    mark.setAttribute("aria-describedby", "tip");
    const place = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const box = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(place.left, root.clientWidth - box.width - 8));
    const below = place.bottom + 6;
    const top = below + box.height > innerHeight && place.top > box.height + 6 ? place.top - box.height - 6 : below;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${top + scrollY}px`;
  }
  function hideTip() {
    if (owner) owner.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  }
  const flagAt = (event) => event.target instanceof Element ? event.target.closest("mark.flag") : null;
  document.addEventListener("mouseover", (event) => {
    clearTimeout(leaving);
    const mark = flagAt(event);
    if (mark && mark !== owner) showTip(mark);
    // The pointer may move onto the explanation itself.
    else if (!mark && owner && !tip.contains(event.target) && document.activeElement !== owner)
      leaving = setTimeout(hideTip, 150);
  });
  document.addEventListener("focusin", (event) => {
    const mark = flagAt(event);
    if (mark) showTip(mark);
    else hideTip();
  });
  document.addEventListener("focusout", (event) => { if (flagAt(event) === owner) hideTip(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });

  // Copying the proposal
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "off-screen";
      body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("button.copy") : null;
    if (!button) return;
    const text = button.closest(".side").querySelector(".bubble, .mail-body").cloneNode(true);
    for (const gone of text.querySelectorAll("del")) gone.remove();
    const done = await copy(text.textContent.trim());
    const state = button.parentElement.querySelector(".copy-state");
    state.textContent = done ? body.dataset.copied : body.dataset.copyFailed;
    setTimeout(() => { state.textContent = ""; }, 2500);
  });

  // Paper shows everything.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of closed) details.open = false; });
})();

// The only behaviour of our own: "/" goes to the search field, arrows go through its suggestions, and on a narrow screen
// menu and filters start closed.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("search");
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || !field || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.focus();
});
function closeOnNarrow() {
  if (!window.matchMedia("(max-width: 60rem)").matches) return;
  for (const box of document.querySelectorAll("details.menu, details.wide-open")) {
    if (!box.contains(document.activeElement)) box.removeAttribute("open");
  }
}
closeOnNarrow();
document.addEventListener("htmx:afterSettle", closeOnNarrow);
const search = document.querySelector(".top .search");
search?.addEventListener("keydown", (event) => {
  const stops = [document.getElementById("search"), ...search.querySelectorAll("#suggestions a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && stops.length > 1) {
    event.preventDefault();
    stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
  } else if (event.key === "Escape") {
    document.getElementById("suggestions").replaceChildren();
    stops[0].focus();
  }
});
search?.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !search.contains(event.relatedTarget)) document.getElementById("suggestions").replaceChildren();
});

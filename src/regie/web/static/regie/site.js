// The only behaviour of our own: "/" goes to the search field, and on a narrow screen menu and filters start closed.
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

// The only behaviour of our own: "/" goes to the search field, and the menu starts closed on a narrow screen.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("search");
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || !field || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.focus();
});
if (window.matchMedia("(max-width: 60rem)").matches) {
  document.querySelector("details.menu")?.removeAttribute("open");
}

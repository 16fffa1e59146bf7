// A step of a plan is moved to another year: by the arrows on its name, or by dragging its bar. The server says what
// breaks; without this file the form on the page of a step does the same.
function moved(step, year) {
  const work = document.getElementById("plan-work");
  const first = Number(work.dataset.first);
  const last = first + Number(work.dataset.years) - 1;
  const to = Math.min(last, Math.max(first, year));
  if (to === Number(step.dataset.year)) return;
  const address = new URL(window.location);
  address.hash = "";
  for (const [name, value] of [["thing", step.dataset.thing], ["choice", step.dataset.choice], ["done", to], ["act", "fix"]]) {
    address.searchParams.set(name, value);
  }
  const again = step.id;
  htmx.ajax("GET", address.pathname + address.search, { target: "#plan-work", swap: "outerHTML" }).then(() => {
    document.getElementById(again)?.focus({ preventScroll: true });
  });
}
document.addEventListener("keydown", (event) => {
  const step = event.target.closest("a.step");
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step || !by || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  moved(step, Number(step.dataset.year) + by);
});
document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest(".gantt rect.move");
  const row = bar?.closest("tr");
  const step = row?.querySelector("a.step");
  if (!step || event.button !== 0) return;
  event.preventDefault();
  const track = bar.ownerSVGElement;
  const wide = track.getBoundingClientRect().width / Number(document.getElementById("plan-work").dataset.years);
  const begun = event.clientX;
  const by = (now) => Math.round((now.clientX - begun) / wide);
  const drag = (now) => bar.setAttribute("transform", `translate(${by(now) * wide} 0)`);
  const drop = (now) => {
    stop();
    if (now.type === "pointerup") moved(step, Number(step.dataset.year) + by(now));
    else bar.removeAttribute("transform");
  };
  const stop = () => {
    window.removeEventListener("pointermove", drag);
    window.removeEventListener("pointerup", drop);
    window.removeEventListener("pointercancel", drop);
  };
  window.addEventListener("pointermove", drag);
  window.addEventListener("pointerup", drop);
  window.addEventListener("pointercancel", drop);
});

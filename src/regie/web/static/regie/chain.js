// Pointing at a block, or reaching it by keyboard, dims what is not in its chain. Without this the links do the same.
for (const picture of document.querySelectorAll("svg.chain")) {
  const lines = [...picture.querySelectorAll(".line")];
  const reach = (start, from, to) => {
    const seen = new Set([start]);
    const waiting = [start];
    while (waiting.length) {
      const here = waiting.pop();
      for (const line of lines) {
        if (line.dataset[from] !== here || seen.has(line.dataset[to])) continue;
        seen.add(line.dataset[to]);
        waiting.push(line.dataset[to]);
      }
    }
    return seen;
  };
  const focus = (block) => {
    const start = block.dataset.block;
    const lit = new Set([...reach(start, "from", "to"), ...reach(start, "to", "from")]);
    picture.classList.add("pointed");
    for (const one of picture.querySelectorAll(".block")) one.classList.toggle("lit", lit.has(one.dataset.block));
    for (const line of lines) line.classList.toggle("lit", lit.has(line.dataset.from) && lit.has(line.dataset.to));
  };
  const blur = () => picture.classList.remove("pointed");
  for (const block of picture.querySelectorAll(".block")) {
    block.addEventListener("pointerenter", () => focus(block));
    block.addEventListener("focus", () => focus(block));
    block.addEventListener("pointerleave", blur);
    block.addEventListener("blur", blur);
  }
}

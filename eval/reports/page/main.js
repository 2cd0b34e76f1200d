// Puts plots and texts into the page, and redraws them when a choice changes.
const byId = (id) => document.getElementById(id);

function fill(select, values, chosen) {
  for (const [value, label] of values) {
    const option = element("option", label, select);
    option.value = value;
  }
  select.value = chosen;
}

function choose(row) {
  byId("set").value = String(row);
  showSet(row, byId("metric").value, byId("briefs"));
}

function draw() {
  const metric = byId("metric").value;
  byId("intervals").replaceChildren(intervals(metric));
  byId("time").replaceChildren(against(metric, (one) => (one.seconds === null ? null : 1000 * one.seconds), "ms a set (median)", true) ?? "");
  byId("length").replaceChildren(against(metric, (one) => one.words, "words a summary (mean)", false) ?? "");
  byId("pairs").replaceChildren(pairs(metric, byId("first").value, byId("second").value, (row) => {
    choose(row);
    byId("sets").scrollIntoView({ behavior: "smooth" });
  }));
  choose(Number(byId("set").value));
}

const standing = DATA.systems.filter((one) => one.average).map((one) => [one.name, one.name]);
if (standing.length) {
  fill(byId("metric"), DATA.metrics.map((one) => [one, one]), DATA.metrics.includes("rouge2") ? "rouge2" : DATA.metrics[0]);
  fill(byId("first"), standing, (standing[1] ?? standing[0])[0]);
  fill(byId("second"), standing, standing[0][0]);
  fill(byId("set"), DATA.sets.map((one, row) => [String(row), `${one.collection}: ${one.id}`]), "0");
  for (const id of ["metric", "first", "second"]) byId(id).addEventListener("change", draw);
  byId("set").addEventListener("change", () => choose(Number(byId("set").value)));
  const step = (by) => choose((Number(byId("set").value) + by + DATA.sets.length) % DATA.sets.length);
  byId("back").addEventListener("click", () => step(-1));
  byId("on").addEventListener("click", () => step(1));
  lightUp(byId("briefs"));
  draw();
}

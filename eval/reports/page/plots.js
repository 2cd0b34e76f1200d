// Plots as inline SVG. All data is set with textContent or as numbers, never as markup.
const SVG = "http://www.w3.org/2000/svg";
const COLOURS = ["#2f6fde", "#d9480f", "#2b8a3e", "#9c36b5", "#0c8599", "#c2255c", "#846358", "#5c677d", "#e8a100", "#5f3dc4"];
const colourOf = (system) => COLOURS[DATA.systems.findIndex((one) => one.name === system) % COLOURS.length];

function node(name, attributes, text, parent) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

function ticksOf(low, high, wanted = 5) {
  const raw = (high - low) / wanted || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= raw);
  const ticks = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high + step / 1e6; tick += step) ticks.push(tick);
  return ticks;
}

const logTicks = (low, high) =>
  [-1, 0, 1, 2, 3, 4, 5].flatMap((power) => [1, 2, 5].map((one) => one * 10 ** power)).filter((one) => one >= low && one <= high);

const short = (number) => String(Number(number.toPrecision(3)));

// An empty plot with axes; gives the SVG and the functions from data to pixels.
function axes({ width = 560, height = 340, left = 52, x, y, xLabel, yLabel, log = false }) {
  const svg = node("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  const [right, top, bottom] = [14, 12, 42];
  const scale = log ? Math.log10 : (value) => value;
  const toX = (value) => left + ((scale(value) - scale(x[0])) / (scale(x[1]) - scale(x[0]) || 1)) * (width - left - right);
  const toY = (value) => height - bottom - ((value - y[0]) / (y[1] - y[0] || 1)) * (height - top - bottom);
  for (const tick of log ? logTicks(...x) : ticksOf(...x)) {
    node("line", { class: "grid", x1: toX(tick), x2: toX(tick), y1: top, y2: height - bottom }, undefined, svg);
    node("text", { class: "soft", x: toX(tick), y: height - bottom + 16, "text-anchor": "middle" }, short(tick), svg);
  }
  node("text", { x: (left + width - right) / 2, y: height - 6, "text-anchor": "middle" }, xLabel, svg);
  if (yLabel) {
    for (const tick of ticksOf(...y)) {
      node("line", { class: "grid", x1: left, x2: width - right, y1: toY(tick), y2: toY(tick) }, undefined, svg);
      node("text", { class: "soft", x: left - 6, y: toY(tick) + 4, "text-anchor": "end" }, short(tick), svg);
    }
    const middle = (top + height - bottom) / 2;
    node("text", { x: 12, y: middle, "text-anchor": "middle", transform: `rotate(-90 12 ${middle})` }, yLabel, svg);
  }
  return { svg, toX, toY };
}

function spread(values, margin = 0.08) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low || Math.abs(high) || 1) * margin;
  return [Math.max(0, low - room), high + room];
}

function dot(svg, x, y, colour, title, radius = 4.5) {
  const circle = node("circle", { cx: x, cy: y, r: radius, fill: colour }, undefined, svg);
  node("title", {}, title, circle);
  return circle;
}

// The oracle stands far above the rest and would press them together, so it is a note and not a point.
const ORACLE = "oracle";
const drawn = () => {
  const standing = DATA.systems.filter((one) => one.average);
  const others = standing.filter((one) => one.name !== ORACLE);
  return others.length ? others : standing;
};

function noteOracle(svg, metric, x, y) {
  const oracle = DATA.systems.find((one) => one.name === ORACLE && one.average);
  if (oracle) node("text", { class: "soft", x, y, "text-anchor": "end" }, `oracle: ${(100 * oracle.average[metric].f).toFixed(2)}`, svg);
}

// Scores with their intervals: one line a system, best on top.
function intervals(metric) {
  const rows = drawn().sort((a, b) => b.average[metric].f - a.average[metric].f);
  const left = 12 + 7 * Math.max(...rows.map((one) => one.name.length));
  const x = spread(rows.flatMap((one) => [100 * one.average[metric].low, 100 * one.average[metric].high]));
  const height = 62 + 24 * rows.length;
  const { svg, toX } = axes({ height, left, x, y: [0, 1], xLabel: `${metric} F × 100` });
  rows.forEach((one, place) => {
    const { f, low, high } = one.average[metric];
    const y = 26 + 24 * place;
    const colour = colourOf(one.name);
    node("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, one.name, svg);
    node("line", { x1: toX(100 * low), x2: toX(100 * high), y1: y, y2: y, stroke: colour, "stroke-width": 2.5 }, undefined, svg);
    dot(svg, toX(100 * f), y, colour, `${one.name}: ${(100 * f).toFixed(2)} (${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)})`);
  });
  noteOracle(svg, metric, 546, height - 6);
  return svg;
}

// The mean score of each system against one other figure of it.
function against(metric, valueOf, xLabel, log) {
  const rows = drawn().filter((one) => valueOf(one) !== null);
  if (!rows.length) return null;
  const values = rows.map(valueOf);
  const x = log ? [Math.min(...values) / 1.6, Math.max(...values) * 2.6] : spread(values, 0.25);
  const { svg, toX, toY } = axes({ x, y: spread(rows.map((one) => 100 * one.average[metric].f), 0.12), xLabel, yLabel: `${metric} F × 100`, log });
  const places = rows.map((one) => ({ one, x: toX(valueOf(one)), y: toY(100 * one.average[metric].f) }));
  const labels = [];
  for (const { one, x: at, y } of places.sort((a, b) => a.y - b.y)) {
    dot(svg, at, y, colourOf(one.name), `${one.name}: ${(100 * one.average[metric].f).toFixed(2)} at ${short(valueOf(one))}`, 5);
    // Labels stand to the right, to the left near the edge, and below a label that is in the way.
    const wide = 7 * one.name.length;
    const start = at + 9 + wide > 550 ? at - 9 - wide : at + 9;
    let line = y + 4;
    while (labels.some((other) => Math.abs(other.line - line) < 13 && start < other.end && other.start < start + wide)) line += 2;
    labels.push({ start, end: start + wide, line });
    node("text", { x: start, y: line }, one.name, svg);
  }
  noteOracle(svg, metric, 546, 334);
  return svg;
}

// One dot a set: the score of one system against that of another.
function pairs(metric, first, second, onSet) {
  const column = DATA.metrics.indexOf(metric);
  const points = DATA.sets.map((set, row) => [DATA.scores[first][row][column], DATA.scores[second][row][column]].map((f) => 100 * f));
  const range = spread(points.flat(), 0.05);
  const { svg, toX, toY } = axes({ height: 420, x: range, y: range, xLabel: `${first}: ${metric} F × 100`, yLabel: second });
  node("line", { class: "diagonal", x1: toX(range[0]), y1: toY(range[0]), x2: toX(range[1]), y2: toY(range[1]) }, undefined, svg);
  points.forEach(([x, y], row) => {
    const circle = dot(svg, toX(x), toY(y), colourOf(y > x ? second : first), `${DATA.sets[row].id}: ${x.toFixed(1)} and ${y.toFixed(1)}`, 4);
    circle.setAttribute("class", "link");
    circle.setAttribute("fill-opacity", "0.7");
    circle.addEventListener("click", () => onSet(row));
  });
  return svg;
}

"use strict";
(() => {
  const root = document.documentElement;
  const problems = [];

  /** Shows a fault of this script to the reader and to tests. */
  function report(problem) {
    problems.push(String(problem));
    root.dataset.errors = String(problems.length);
    const place = document.getElementById("script-error");
    place.hidden = false;
    place.textContent = "A chart could not be drawn; the tables are complete. " + problems.join(" · ");
  }

  addEventListener("error", (event) => report(event.message));
  addEventListener("unhandledrejection", (event) => report(event.reason));

  const data = JSON.parse(document.getElementById("report-data").textContent);
  const key = data.key;
  const hidden = new Set();
  const drawn = new Map();
  const chosen = new Map();

  // ------------------------------------------------------------------ text

  function significant(value) {
    if (value === 0) return "0";
    const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return value.toFixed(Math.min(digits, 6));
  }

  /** Sheds zeros at the end of the digits after the point, for the ticks of an axis. */
  function tick(text) {
    return text.replace(/(\.\d*?)0+(?!\d)/, "$1").replace(/\.(?!\d)/, "");
  }

  function scaled(value, step, units) {
    let unit = 0;
    let rest = value;
    while (unit < units.length - 1 && Math.abs(rest) >= step - 0.5) {
      rest /= step;
      unit++;
    }
    return significant(rest) + units[unit];
  }

  const nanos = (value) => scaled(value, 1000, [" ns", " µs", " ms", " s"]);
  const magnitude = (value) => scaled(value, 1000, ["", " k", " M", " G", " T"]);
  const bytes = (value) => scaled(value, 1024, [" B", " KiB", " MiB", " GiB"]);
  const formats = { nanos, magnitude, bytes };

  function percentileText(percent) {
    return "p" + Number(percent.toPrecision(9));
  }

  // ------------------------------------------------------------------ theme

  function variable(name) {
    return getComputedStyle(root).getPropertyValue("--" + name).trim();
  }

  function theme() {
    return {
      ink: variable("ink"),
      soft: variable("ink-soft"),
      rule: variable("rule"),
      paper: variable("paper"),
      warn: variable("warn"),
      face: getComputedStyle(document.body).fontFamily,
    };
  }

  const POINTS = ["circle", "triangle", "rect", "rectRot", "star", "crossRot", "rectRounded", "cross"];

  /** Returns the colour and the point of a series: by implementation where it has one. */
  function look(series, position) {
    if (series.implementation >= 0) {
      return { colour: variable(key[series.implementation].colour), point: POINTS[series.implementation % POINTS.length] };
    }
    return { colour: variable("series-" + ((position % 8) + 1)), point: POINTS[position % POINTS.length] };
  }

  function isShown(series) {
    return series.implementation < 0 || !hidden.has(series.implementation);
  }

  function translucent(colour, share) {
    const channel = (at) => parseInt(colour.slice(at, at + 2), 16);
    return `rgba(${channel(1)}, ${channel(3)}, ${channel(5)}, ${share})`;
  }

  // ------------------------------------------------------------------ axes

  function scale(colours, title, more) {
    return {
      title: { display: true, text: title, color: colours.soft },
      grid: { color: colours.rule, tickColor: colours.rule },
      border: { color: colours.rule },
      ...more,
      ticks: { color: colours.soft, ...more.ticks },
    };
  }

  /** Keeps 1, 2 and 5 times a power of ten, and fewer where many decades are shown. */
  function roundTicks(axis) {
    const decades = Math.log10(axis.max / axis.min);
    const leading = decades > 4 ? [1] : decades > 2 ? [1, 3] : [1, 2, 5];
    const ticks = [];
    for (let power = Math.floor(Math.log10(axis.min)); power <= Math.ceil(Math.log10(axis.max)); power++) {
      for (const digit of leading) {
        const value = digit * 10 ** power;
        if (value >= axis.min * 0.999 && value <= axis.max * 1.001) ticks.push({ value });
      }
    }
    axis.ticks = ticks;
  }

  function logarithmic(colours, title, format, values) {
    const positive = values.filter((value) => value > 0);
    const low = Math.min(...positive);
    const high = Math.max(...positive);
    return scale(colours, title, {
      type: "logarithmic",
      min: low / 1.15,
      max: high * 1.15,
      afterBuildTicks: roundTicks,
      ticks: { autoSkip: true, maxRotation: 0, callback: (value) => tick(format(value)) },
    });
  }

  function linear(colours, title, format) {
    return scale(colours, title, {
      type: "linear",
      beginAtZero: true,
      ticks: { maxTicksLimit: 7, maxRotation: 0, callback: (value) => tick(format(value)) },
    });
  }

  /** Places a percentile so that each further nine takes the same room. */
  function nines(percent) {
    return -Math.log10(1 - percent / 100);
  }

  function percentileAxis(colours, samples, highest) {
    const end = Math.max(1, nines(highest));
    return scale(colours, "percentile of " + samples + " (each step: one more nine)", {
      type: "linear",
      min: 0,
      max: end * 1.02,
      afterBuildTicks: (axis) => {
        axis.ticks = [0, 50, 90, 99, 99.9, 99.99, 99.999, 99.9999, 99.99999]
          .filter((percent) => nines(percent) <= axis.max)
          .map((percent) => ({ value: nines(percent) }));
      },
      ticks: {
        autoSkip: true,
        autoSkipPadding: 6,
        maxRotation: 0,
        callback: (value) => (value === 0 ? "0" : String(Number((100 * (1 - 10 ** -value)).toPrecision(8)))) + " %",
      },
    });
  }

  function baseOptions(colours) {
    return {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { right: 8 } },
      interaction: { mode: "nearest", intersect: false },
      font: { family: colours.face, size: 12 },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: colours.ink,
          titleColor: colours.paper,
          bodyColor: colours.paper,
          displayColors: false,
          padding: 10,
          cornerRadius: 4,
        },
      },
    };
  }

  // ------------------------------------------------------------------ bars

  /** Draws each bar's interval as a whisker and each fork as a dot. */
  function whiskers(bars, colours) {
    return {
      id: "whiskers",
      afterDatasetsDraw(chart) {
        const { ctx, scales } = chart;
        const elements = chart.getDatasetMeta(0).data;
        bars.forEach((bar, index) => {
          const y = elements[index].y;
          const half = Math.min(9, elements[index].height / 2 - 1);
          ctx.save();
          ctx.lineWidth = 1.75;
          ctx.strokeStyle = colours.ink;
          if (bar.low !== null && bar.high !== null) {
            const low = scales.x.getPixelForValue(bar.low);
            const high = scales.x.getPixelForValue(bar.high);
            ctx.beginPath();
            ctx.moveTo(low, y);
            ctx.lineTo(high, y);
            for (const end of [low, high]) {
              ctx.moveTo(end, y - half * 0.6);
              ctx.lineTo(end, y + half * 0.6);
            }
            ctx.stroke();
          }
          ctx.lineWidth = 1;
          bar.dots.forEach((dot, position) => {
            const spread = bar.dots.length > 1 ? position / (bar.dots.length - 1) - 0.5 : 0;
            ctx.beginPath();
            ctx.arc(scales.x.getPixelForValue(dot), y + spread * half * 1.7, 2.75, 0, 2 * Math.PI);
            ctx.fillStyle = colours.paper;
            ctx.fill();
            ctx.strokeStyle = colours.ink;
            ctx.stroke();
          });
          ctx.restore();
        });
      },
    };
  }

  function barLines(bar, format, unit) {
    const lines = [bar.value === null ? bar.note : format(bar.value) + " " + unit];
    if (bar.low !== null) lines.push("interval " + format(bar.low) + " to " + format(bar.high));
    if (bar.dots.length > 0) lines.push("forks: " + bar.dots.map(format).join(", "));
    if (bar.value !== null && bar.note !== null) lines.push(bar.note);
    return lines;
  }

  function drawBars(chart, panel, canvas) {
    const colours = theme();
    const format = formats[chart.format];
    const bars = panel.bars.filter(isShown);
    canvas.parentElement.style.height = 5 + bars.length * 2.75 + "rem";
    const options = baseOptions(colours);
    options.indexAxis = "y";
    options.interaction = { mode: "index", axis: "y", intersect: false };
    options.scales = {
      x: linear(colours, chart.unit, format),
      y: scale(colours, "", { title: { display: false }, grid: { display: false }, ticks: { color: colours.ink, autoSkip: false, crossAlign: "far" } }),
    };
    options.plugins.tooltip.callbacks = { label: (item) => barLines(bars[item.dataIndex], format, chart.unit) };
    return new Chart(canvas, {
      type: "bar",
      data: {
        labels: bars.map((bar) => bar.label),
        datasets: [{
          data: bars.map((bar) => bar.value),
          backgroundColor: bars.map((bar, index) => translucent(look(bar, index).colour, 0.72)),
          borderColor: bars.map((bar, index) => look(bar, index).colour),
          borderWidth: 1,
          barPercentage: 0.8,
          categoryPercentage: 0.85,
        }],
      },
      options,
      plugins: [whiskers(bars, colours)],
    });
  }

  // ------------------------------------------------------------------ curves

  /** Draws the interval of each marked percentile. */
  function markIntervals(curves) {
    return {
      id: "marks",
      afterDatasetsDraw(chart) {
        const { ctx, scales } = chart;
        curves.forEach((curve, index) => {
          ctx.save();
          ctx.strokeStyle = look(curve, index).colour;
          ctx.lineWidth = 1.5;
          curve.marks.filter((mark) => mark.low_nanos !== null && mark.low_nanos > 0).forEach((mark) => {
            // Neighbours' whiskers stand beside each other, not on each other.
            const x = scales.x.getPixelForValue(nines(mark.percent)) + (index - (curves.length - 1) / 2) * 4;
            const low = scales.y.getPixelForValue(mark.low_nanos);
            const high = scales.y.getPixelForValue(mark.high_nanos);
            ctx.beginPath();
            ctx.moveTo(x, low);
            ctx.lineTo(x, high);
            for (const end of [low, high]) {
              ctx.moveTo(x - 3, end);
              ctx.lineTo(x + 3, end);
            }
            ctx.stroke();
          });
          ctx.restore();
        });
      },
    };
  }

  function drawCurves(chart, panel, canvas) {
    const colours = theme();
    const curves = panel.curves.filter(isShown);
    const options = baseOptions(colours);
    const values = curves.flatMap((curve) => curve.nanos);
    const highest = Math.max(0, ...panel.curves.flatMap((curve) => curve.percents));
    options.scales = {
      x: percentileAxis(colours, chart.samples, highest),
      y: logarithmic(colours, chart.axis + ", logarithmic", nanos, values.length > 0 ? values : [1, 10]),
    };
    options.plugins.tooltip.callbacks = {
      title: () => "",
      label: (item) => curves[item.datasetIndex].label + " " + percentileText(curves[item.datasetIndex].percents[item.dataIndex]) + ": " + nanos(item.parsed.y),
    };
    return new Chart(canvas, {
      type: "line",
      data: {
        datasets: curves.map((curve, index) => {
          const style = look(curve, index);
          return {
            data: curve.percents.map((percent, at) => ({ x: nines(percent), y: curve.nanos[at] })).filter((point) => point.y > 0),
            borderColor: style.colour,
            backgroundColor: style.colour,
            borderWidth: 2,
            pointRadius: 0,
            pointHoverRadius: 4,
            pointStyle: style.point,
          };
        }),
      },
      options,
      plugins: [markIntervals(curves)],
    });
  }

  function drawRates(chart, panel, canvas) {
    const colours = theme();
    const lines = panel.lines.filter(isShown);
    const everything = chart.panels.flatMap((other) => other.lines).filter(isShown).flatMap((line) => line.points);
    const values = everything.map((point) => point.nanos).filter((value) => value !== null);
    const options = baseOptions(colours);
    options.scales = {
      x: logarithmic(colours, chart.rate_axis + ", logarithmic", magnitude, everything.length > 0 ? everything.map((point) => point.offered_per_second) : [1, 10]),
      y: logarithmic(colours, chart.axis + ", logarithmic", nanos, values.length > 0 ? values : [1, 10]),
    };
    options.plugins.tooltip.callbacks = {
      title: () => "",
      label: (item) => {
        const point = item.raw.point;
        const text = lines[item.datasetIndex].label + " at " + magnitude(point.offered_per_second) + "/s: " + nanos(point.nanos);
        return point.sustained ? text : [text, "not sustained: " + magnitude(point.achieved_per_second) + "/s done"];
      },
    };
    return new Chart(canvas, {
      type: "line",
      data: {
        datasets: lines.map((line, index) => {
          const level = line.implementation < 0;
          const style = level ? { colour: colours.soft, point: false } : look(line, index);
          return {
            data: line.points.map((point) => ({ x: point.offered_per_second, y: point.nanos, point })),
            borderColor: style.colour,
            borderWidth: 2,
            borderDash: level ? [2, 3] : undefined,
            segment: level ? undefined : { borderDash: (context) => (context.p1.raw.point.sustained ? undefined : [4, 4]) },
            pointStyle: style.point,
            pointRadius: 5,
            pointBorderColor: style.colour,
            pointBackgroundColor: line.points.map((point) => (point.sustained ? style.colour : colours.paper)),
            pointBorderWidth: 1.5,
            spanGaps: false,
          };
        }),
      },
      options,
    });
  }

  // ------------------------------------------------------------------ iterations

  function drawIterations(chart, panel, canvas) {
    const colours = theme();
    const series = panel.series.filter(isShown);
    const values = series.flatMap((one) => one.per_second);
    const spread = values.length > 0 ? Math.max(...values) / Math.min(...values) : 1;
    const options = baseOptions(colours);
    options.scales = {
      x: scale(colours, "iteration of the fork", { type: "linear", min: 0, grace: 0, ticks: { precision: 0, maxTicksLimit: 12, maxRotation: 0 } }),
      y: spread > 6 ? logarithmic(colours, chart.unit + ", logarithmic", magnitude, values) : linear(colours, chart.unit, magnitude),
    };
    options.plugins.tooltip.callbacks = {
      title: () => "",
      label: (item) => {
        const one = series[item.datasetIndex];
        const phase = one.steady_from_index >= 0 && item.dataIndex >= one.steady_from_index ? "steady" : "warm-up";
        const lines = [one.label + ", iteration " + item.dataIndex + " (" + phase + "): " + magnitude(item.parsed.y)];
        if (one.disturbances[item.dataIndex] !== "") lines.push("disturbed: " + one.disturbances[item.dataIndex]);
        return lines;
      },
    };
    return new Chart(canvas, {
      type: "line",
      data: {
        datasets: series.map((one, index) => {
          const style = look(one, index);
          const steady = (at) => one.steady_from_index >= 0 && at >= one.steady_from_index;
          return {
            data: one.per_second.map((value, at) => ({ x: at, y: value })),
            borderColor: translucent(style.colour, 0.55),
            borderWidth: 1,
            segment: { borderDash: (context) => (steady(context.p1DataIndex) ? undefined : [2, 3]) },
            pointStyle: style.point,
            pointRadius: one.per_second.map((_, at) => (steady(at) ? 3.5 : 3)),
            pointBackgroundColor: one.per_second.map((_, at) => (steady(at) ? style.colour : colours.paper)),
            pointBorderColor: one.per_second.map((_, at) => (one.disturbances[at] === "" ? style.colour : colours.warn)),
            pointBorderWidth: one.per_second.map((_, at) => (one.disturbances[at] === "" ? 1 : 1.5)),
          };
        }),
      },
      options,
    });
  }

  // ------------------------------------------------------------------ drawing

  const DRAW = { bars: drawBars, curves: drawCurves, rates: drawRates, iterations: drawIterations };

  function element(name, css, text) {
    const made = document.createElement(name);
    if (css) made.className = css;
    if (text) made.textContent = text;
    return made;
  }

  function canvasIn(parent, alternative) {
    const frame = element("div", "canvas");
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", alternative);
    frame.append(canvas);
    parent.append(frame);
    return canvas;
  }

  /** Names the series of a chart whose colours do not stand for implementations. */
  function inlineKey(panel) {
    const series = panel.curves || [];
    if (series.length === 0 || series[0].implementation >= 0) return null;
    const list = element("ul", "inline-key");
    series.forEach((one, index) => {
      const item = element("li", "", one.label);
      const swatch = element("span", "swatch");
      swatch.style.background = look(one, index).colour;
      item.prepend(swatch);
      list.append(item);
    });
    return list;
  }

  function choiceOf(chart, place) {
    const label = element("label", "choice", chart.choice + " ");
    const select = document.createElement("select");
    chart.panels.forEach((panel, index) => select.append(new Option(panel.title, String(index))));
    select.value = String(chosen.get(chart.id));
    select.addEventListener("change", () => {
      chosen.set(chart.id, Number(select.value));
      draw(chart, place);
      place.querySelector("select").focus();
    });
    label.append(select);
    return label;
  }

  function draw(chart, place) {
    (drawn.get(chart.id) || []).forEach((one) => one.destroy());
    drawn.set(chart.id, []);
    place.replaceChildren();
    if (!chosen.has(chart.id)) chosen.set(chart.id, chart.first_panel);
    const oneOfMany = chart.choice !== null;
    if (oneOfMany && chart.panels.length > 1) place.append(choiceOf(chart, place));
    const panels = oneOfMany ? [chart.panels[chosen.get(chart.id)]] : chart.panels;
    const parent = panels.length > 1 ? element("div", "panels") : place;
    if (parent !== place) place.append(parent);
    for (const panel of panels) {
      const box = element("div", "panel");
      parent.append(box);
      if (panel.title && (!oneOfMany || chart.panels.length === 1)) box.append(element("p", "panel-title", panel.title));
      drawn.get(chart.id).push(DRAW[chart.kind](chart, panel, canvasIn(box, [place.dataset.alternative, panel.title].filter(Boolean).join(" "))));
      const names = inlineKey(panel);
      if (names) box.append(names);
    }
  }

  const queue = [];
  let places = new Map();

  function drawNext(deadline) {
    do {
      const chart = queue.shift();
      if (chart) {
        try {
          draw(chart, places.get(chart.id));
        } catch (problem) {
          report(chart.id + ": " + problem);
        }
      }
    } while (queue.length > 0 && deadline.timeRemaining() > 5);
    if (queue.length > 0) {
      whenIdle(drawNext);
    } else {
      root.dataset.charts = String(drawn.size);
    }
  }

  const whenIdle = window.requestIdleCallback || ((task) => setTimeout(() => task({ timeRemaining: () => 0 }), 0));

  function drawAll() {
    delete root.dataset.charts;
    queue.length = 0;
    queue.push(...data.charts);
    whenIdle(drawNext);
  }

  function drawAllNow() {
    queue.length = 0;
    for (const chart of data.charts) draw(chart, places.get(chart.id));
    root.dataset.charts = String(drawn.size);
  }

  function toggle(event) {
    const index = Number(event.target.dataset.implementation);
    if (event.target.checked) hidden.delete(index);
    else hidden.add(index);
    for (const box of document.querySelectorAll(`[data-implementation="${index}"]`)) box.checked = event.target.checked;
    drawAll();
  }

  function start() {
    root.dataset.errors = "0";
    for (const place of document.querySelectorAll("[data-chart]")) places.set(place.dataset.chart, place);
    for (const box of document.querySelectorAll("[data-implementation]")) box.addEventListener("change", toggle);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
    // Paper is white: charts are drawn again in the light colours for printing.
    addEventListener("beforeprint", () => {
      root.classList.add("printing");
      drawAllNow();
    });
    addEventListener("afterprint", () => {
      root.classList.remove("printing");
      drawAll();
    });
    Chart.defaults.font.family = theme().face;
    drawAll();
  }

  start();
})();

// Looks at the charts of a page; each function returns what is wrong, one text per fault.
window.checks = (() => {
  const charts = () => Array.from(document.querySelectorAll("canvas"), (canvas) => [canvas, Chart.getChart(canvas)]);

  const nameOf = (canvas) => canvas.closest("figure").id + ": " + canvas.getAttribute("aria-label");

  /** Whether something is painted within two pixels of a place. */
  function isPainted(canvas, x, y) {
    const ratio = canvas.width / canvas.clientWidth;
    const reach = Math.ceil(2 * ratio);
    const size = 2 * reach + 1;
    const pixels = canvas.getContext("2d").getImageData(x * ratio - reach, y * ratio - reach, size, size).data;
    return pixels.some((value, index) => index % 4 === 3 && value > 0);
  }

  function emptyCharts() {
    const faults = [];
    for (const [canvas, chart] of charts()) {
      if (!chart || chart.data.datasets.length === 0) {
        faults.push(nameOf(canvas) + ": no data");
        continue;
      }
      let painted = 0;
      chart.data.datasets.forEach((dataset, index) => {
        chart.getDatasetMeta(index).data.forEach((element, at) => {
          const datum = dataset.data[at];
          const value = datum !== null && typeof datum === "object" ? datum.y : datum;
          if (value === null || value === 0) return;
          const x = element.base === undefined ? element.x : (element.x + element.base) / 2;
          if (!Number.isFinite(x) || !isPainted(canvas, x, element.y)) {
            faults.push(nameOf(canvas) + ": nothing at " + JSON.stringify(datum));
          } else {
            painted++;
          }
        });
      });
      if (painted === 0) faults.push(nameOf(canvas) + ": nothing drawn");
    }
    return faults;
  }

  const UNITS = {
    "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, ns: 1, "µs": 1e3, ms: 1e6, s: 1e9, B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30,
  };

  /** What the text beside a tick says, in the unit of the axis. */
  function said(label) {
    const [, digits, unit] = /^([0-9.]+) ?(\S*)$/.exec(label) || [];
    return unit === "%" ? -Math.log10(1 - Number(digits) / 100) : Number(digits) * UNITS[unit];
  }

  function wrongTicks() {
    const faults = [];
    for (const [canvas, chart] of charts()) {
      for (const scale of Object.values(chart.scales)) {
        if (scale.type === "category") continue;
        const title = scale.options.title;
        if (!title.display || !title.text) faults.push(nameOf(canvas) + ": an axis without a title");
        if (scale.ticks.length < 2) faults.push(nameOf(canvas) + ": an axis without ticks");
        for (const tick of scale.ticks) {
          const error = Math.abs(said(tick.label) - tick.value);
          if (!(error <= 0.006 * Math.abs(tick.value))) {
            faults.push(nameOf(canvas) + ": " + tick.label + " stands at " + tick.value);
          }
        }
      }
    }
    return faults;
  }

  /** Elements that reach beyond the window and are not inside one that scrolls by itself. */
  function beyondTheWindow() {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return Array.from(document.querySelectorAll("body *"))
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !one.closest(".scroll, .contents, .sr, .skip"))
      .map((one) => one.tagName + "." + one.className + " of " + (one.closest("[id]") || document.body).id);
  }

  async function seriousViolations(options) {
    const result = await axe.run(document, { resultTypes: ["violations"], ...options });
    return result.violations
      .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
      .map((violation) => violation.id + ": " + violation.nodes.slice(0, 5).map((node) => node.html.slice(0, 200)).join(" | "));
  }

  return { emptyCharts, wrongTicks, beyondTheWindow, seriousViolations };
})();

package dev.dyno.reports.section;

import dev.dyno.reports.data.Chart;
import dev.dyno.reports.data.CurveChart;
import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Figure;
import dev.dyno.reports.view.HeatMap;
import dev.dyno.reports.view.MachineCard;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Table;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.MachinePassport.CoreToCore;
import dev.dyno.results.model.MachinePassport.CpuJitter;
import dev.dyno.results.model.MachinePassport.Finding;
import dev.dyno.results.summary.Forks;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The machine: its card on the first screen, and all that the passport holds. */
final class MachineSections {
    private static final int REASONS_ON_CARD = 4;

    private final RunView view;
    private final List<Chart> charts;

    /**
     * Creates the builder.
     *
     * @param charts where the data of charts go
     */
    MachineSections(RunView view, List<Chart> charts) {
        this.view = view;
        this.charts = charts;
    }

    /** Returns the machine in short. */
    MachineCard card() {
        MachinePassport passport = view.run().passport();
        if (passport == null) {
            return new MachineCard(
                    "?",
                    "Not known",
                    Tone.BAD,
                    "The run holds no passport of its machine.",
                    List.of());
        }
        List<String> reasons =
                passport.findings().stream()
                        .limit(REASONS_ON_CARD)
                        .map(finding ->
                                Words.capital(finding.severity()) + ": " + finding.message())
                        .toList();
        return new MachineCard(
                passport.grade(),
                meaning(passport.grade()),
                tone(passport.grade()),
                passport.cpu().model()
                        + ", "
                        + Quantities.plural(passport.cpu().onlineCpus().size(), "CPU", "CPUs")
                        + ", "
                        + passport.operatingSystem().name()
                        + " "
                        + passport.operatingSystem().kernel()
                        + ", JDK "
                        + passport.jvm().version(),
                reasons);
    }

    private static String meaning(String grade) {
        return switch (grade) {
            case "A" -> "Quiet and controlled";
            case "B" -> "Good, with small doubts";
            case "C" -> "Trust ratios, not absolute figures";
            case "D" -> "Trust only large ratios";
            default -> "Not fit for measuring";
        };
    }

    private static Tone tone(String grade) {
        return switch (grade) {
            case "A", "B" -> Tone.GOOD;
            case "C", "D" -> Tone.WARN;
            default -> Tone.BAD;
        };
    }

    /** Returns the whole passport. */
    Section section() {
        MachinePassport passport = view.run().passport();
        if (passport == null) {
            return new Section(
                    "machine",
                    "Machine",
                    List.of("The run holds no passport of its machine."),
                    false,
                    List.of(),
                    List.of(),
                    List.of());
        }
        List<Figure> figures = new ArrayList<>();
        if (!passport.jitter().isEmpty()) {
            figures.add(jitter(passport.jitter()));
        }
        return new Section(
                "machine",
                "Machine",
                List.of("Taken " + passport.takenAt() + " as " + passport.fingerprint() + "."),
                false,
                figures,
                List.of(findings(passport)),
                List.of(
                        MachineFacts.table(passport),
                        memory(passport),
                        caches(passport),
                        unknowns(passport)));
    }

    private static Table findings(MachinePassport passport) {
        return new Table(
                "machine-findings",
                "Weaknesses, worst first, and what mends them",
                List.of(
                        Column.text("severity"),
                        Column.text("topic"),
                        Column.text("what it does"),
                        Column.code("remedy")),
                passport.findings().stream().map(MachineSections::findingRow).toList());
    }

    private static List<Cell> findingRow(Finding finding) {
        Tone tone =
                switch (finding.severity()) {
                    case "high" -> Tone.BAD;
                    case "medium" -> Tone.WARN;
                    default -> Tone.PLAIN;
                };
        String remedy = finding.remedy();
        return List.of(
                Cell.of(finding.severity(), tone),
                Cell.of(Words.plain(finding.topic())),
                Cell.of(finding.message()),
                Cell.of(remedy == null ? "none here" : remedy));
    }

    private static Table memory(MachinePassport passport) {
        return new Table(
                "machine-memory",
                "Memory by level",
                List.of(
                        Column.text("level"),
                        Column.text("pages"),
                        Column.number("working set"),
                        Column.number("load latency"),
                        Column.number("sequential reads per second")),
                passport.memory().stream()
                        .map(level ->
                                List.of(
                                        Cell.of(level.level()),
                                        Cell.of(level.pages()),
                                        Cell.of(Quantities.bytes(level.workingSetBytes())),
                                        Cell.of(Quantities.nanos(level.loadLatencyNanos())),
                                        Cell.of(Quantities.bytes(level.readBytesPerSecond()))))
                        .toList());
    }

    private static Table caches(MachinePassport passport) {
        return new Table(
                "machine-caches",
                "Caches as one CPU sees them",
                List.of(
                        Column.text("level"),
                        Column.text("type"),
                        Column.number("size"),
                        Column.number("line"),
                        Column.text("shared by CPUs")),
                passport.cpu().caches().stream()
                        .map(cache ->
                                List.of(
                                        Cell.of("L" + cache.level()),
                                        Cell.of(cache.type()),
                                        Cell.of(Quantities.bytes(cache.sizeBytes())),
                                        Cell.of(Quantities.bytes(cache.lineBytes())),
                                        Cell.of(MachineFacts.list(cache.sharedByCpus()))))
                        .toList());
    }

    private static Table unknowns(MachinePassport passport) {
        return new Table(
                "machine-unknowns",
                "What the machine does not tell",
                List.of(Column.text("what"), Column.text("why")),
                new TreeMap<>(passport.unknowns())
                        .entrySet().stream()
                                .map(one -> List.of(Cell.of(one.getKey()), Cell.of(one.getValue())))
                                .toList());
    }

    private Figure jitter(List<CpuJitter> cpus) {
        List<CurveChart.Curve> curves = new ArrayList<>();
        for (CpuJitter cpu : cpus) {
            curves.add(
                    PercentileCurves.curve(
                            Chart.NO_IMPLEMENTATION,
                            "CPU " + cpu.cpu(),
                            Forks.histogram(cpu.histogram()),
                            List.of()));
        }
        charts.add(
                new CurveChart(
                        "jitter",
                        null,
                        0,
                        "gap",
                        "gaps",
                        List.of(new CurveChart.Panel("", curves))));
        return new Figure(
                "jitter",
                "Jitter of each CPU",
                "A pinned thread reads the clock in a loop; every gap is time that a measured"
                        + " thread would have lost. Lower is quieter.",
                "Gap by percentile for each CPU; the table below has the figures.",
                true,
                new Table(
                        "jitter-table",
                        "Gaps between readings of the clock",
                        List.of(
                                Column.text("CPU"),
                                Column.text("verified"),
                                Column.number("p50"),
                                Column.number("p99"),
                                Column.number("p99.9"),
                                Column.number("longest"),
                                Column.number("over 10 µs"),
                                Column.number("time lost")),
                        cpus.stream().map(MachineSections::jitterRow).toList()),
                view.files().file("machine.json").stream().toList());
    }

    private static List<Cell> jitterRow(CpuJitter cpu) {
        return List.of(
                Cell.of("CPU " + cpu.cpu()),
                cpu.verified() ? Cell.of("yes") : Cell.of("no", Tone.WARN),
                Cell.of(Quantities.nanos(cpu.gapNanosP50())),
                Cell.of(Quantities.nanos(cpu.gapNanosP99())),
                Cell.of(Quantities.nanos(cpu.gapNanosP999())),
                Cell.of(Quantities.nanos(cpu.gapNanosMax())),
                Cell.of(Quantities.count(cpu.gapsOverTenMicros())),
                Cell.of(Quantities.share(cpu.lostFraction())));
    }

    /** Returns the round trips between CPUs, or null where they were not measured. */
    @Nullable HeatMap coreToCore() {
        MachinePassport passport = view.run().passport();
        CoreToCore matrix = passport == null ? null : passport.coreToCore();
        if (matrix == null) {
            return null;
        }
        double low = Double.MAX_VALUE;
        double high = 0;
        for (List<Double> row : matrix.roundTripNanosP50()) {
            for (double nanos : row) {
                if (nanos > 0) {
                    low = Math.min(low, nanos);
                    high = Math.max(high, nanos);
                }
            }
        }
        List<List<HeatMap.HeatCell>> rows = new ArrayList<>();
        for (List<Double> row : matrix.roundTripNanosP50()) {
            double least = low;
            double most = high;
            rows.add(row.stream().map(nanos -> heat(nanos, least, most)).toList());
        }
        return new HeatMap(
                "core-to-core",
                "Core to core, round trip in nanoseconds",
                "One cache line bounced between two CPUs, the median; darker is slower. CPUs that"
                        + " share a core or a cache stand out.",
                IntStream.range(0, matrix.cpus().size())
                        .mapToObj(index -> "CPU " + matrix.cpus().get(index))
                        .toList(),
                rows);
    }

    private static HeatMap.HeatCell heat(double nanos, double low, double high) {
        if (nanos <= 0) {
            return new HeatMap.HeatCell("–", 0);
        }
        double share = high > low ? (nanos - low) / (high - low) : 0;
        return new HeatMap.HeatCell(
                Quantities.threeDigits(nanos), (int) Math.round(share * (HeatMap.LEVELS - 1)));
    }
}

package dev.dyno.results.render;

import dev.dyno.results.duet.GateReport;
import dev.dyno.results.duet.GateReport.BenchmarkReport;
import dev.dyno.results.gate.GateResult.ComparisonResult;
import dev.dyno.results.gate.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What a gate says as JUnit XML, which every CI server reads: a case for each benchmark, a failure
 * for each that stops the build, skipped for one that only one build has.
 */
public final class GateJunit {
    private static final String SUITE = "dyno gate";

    private GateJunit() {}

    /** Returns the document. */
    public static String render(GateReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml, report);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a writer in memory refused", impossible);
        }
        return text.toString();
    }

    private static void suite(XMLStreamWriter xml, GateReport report) throws XMLStreamException {
        List<String> oneSided = new ArrayList<>();
        report.onlyInBase().forEach(name -> oneSided.add(name + "\tonly the base has it"));
        report.onlyInCandidate()
                .forEach(name -> oneSided.add(name + "\tonly the candidate has it"));
        long failures = report.benchmarks().stream().filter(BenchmarkReport::failsBuild).count();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", SUITE);
        xml.writeAttribute("tests", Integer.toString(report.benchmarks().size() + oneSided.size()));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Integer.toString(oneSided.size()));
        for (BenchmarkReport benchmark : report.benchmarks()) {
            benchmark(xml, benchmark);
        }
        for (String line : oneSided) {
            int tab = line.lastIndexOf('\t');
            start(xml, line.substring(0, tab));
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", clean(line.substring(tab + 1)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void benchmark(XMLStreamWriter xml, BenchmarkReport benchmark)
            throws XMLStreamException {
        start(xml, benchmark.benchmark());
        if (benchmark.failsBuild()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", word(benchmark.verdict()));
            xml.writeAttribute("message", clean(benchmark.reason()));
            xml.writeEndElement();
        }
        xml.writeStartElement("system-out");
        StringBuilder lines = new StringBuilder(word(benchmark.verdict()) + "\n");
        for (ComparisonResult comparison : benchmark.comparisons()) {
            lines.append(comparison.metric())
                    .append(": ")
                    .append(GateWords.change(comparison.ratio()))
                    .append(' ')
                    .append(GateWords.interval(comparison.ratio()))
                    .append(", ")
                    .append(comparison.reason())
                    .append('\n');
        }
        benchmark.notes().forEach(note -> lines.append(note).append('\n'));
        xml.writeCharacters(clean(lines.toString()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void start(XMLStreamWriter xml, String benchmark) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("name", clean(benchmark));
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** XML 1.0 has no form at all for most control characters. */
    private static String clean(String text) {
        return text.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
    }
}

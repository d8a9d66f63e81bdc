package dev.dyno.results.export;

import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run in JUnit's XML, which CI servers show as tests: an invalid implementation is a failure, one
 * that crashed or was not measured an error, and what cannot run here a skipped test.
 */
public final class JunitXml {
    private JunitXml() {}

    private enum Outcome {
        PASSED(""),
        FAILURE("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Outcome(String element) {
            this.element = element;
        }
    }

    private record Case(String className, String name, Outcome outcome, String type, String text) {}

    /** Returns one test case per workload and implementation. */
    public static String render(RunSummary summary) {
        return render("dyno run", summary.rows().stream().map(JunitXml::testCase).toList());
    }

    private static Case testCase(Row row) {
        Outcome outcome =
                switch (row.verdict()) {
                    case "valid" -> Outcome.PASSED;
                    case "unavailable", "unsupported" -> Outcome.SKIPPED;
                    case "invalid" -> Outcome.FAILURE;
                    default -> Outcome.ERROR;
                };
        return new Case(
                row.workload(),
                row.implementation(),
                outcome,
                row.verdict(),
                Objects.requireNonNullElse(row.reason(), row.verdict()));
    }

    private static String render(String suite, List<Case> cases) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            writeCounts(xml, suite, cases);
            xml.writeStartElement("testsuite");
            writeCounts(xml, suite, cases);
            xml.writeAttribute("skipped", String.valueOf(count(cases, Outcome.SKIPPED)));
            for (Case one : cases) {
                writeCase(xml, one);
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    private static void writeCounts(XMLStreamWriter xml, String suite, List<Case> cases)
            throws XMLStreamException {
        xml.writeAttribute("name", suite);
        xml.writeAttribute("tests", String.valueOf(cases.size()));
        xml.writeAttribute("failures", String.valueOf(count(cases, Outcome.FAILURE)));
        xml.writeAttribute("errors", String.valueOf(count(cases, Outcome.ERROR)));
    }

    private static void writeCase(XMLStreamWriter xml, Case one) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", legal(one.className()));
        xml.writeAttribute("name", legal(one.name()));
        if (one.outcome() == Outcome.PASSED) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(legal(one.type() + ": " + one.text()));
        } else {
            xml.writeStartElement(one.outcome().element);
            if (one.outcome() != Outcome.SKIPPED) {
                xml.writeAttribute("type", legal(one.type()));
                xml.writeAttribute("message", legal(one.text()));
            }
            xml.writeCharacters(legal(one.text()));
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static long count(List<Case> cases, Outcome outcome) {
        return cases.stream().filter(one -> one.outcome() == outcome).count();
    }

    /** Returns the text without the characters that XML 1.0 cannot hold. */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints()
                .map(point -> isLegal(point) ? point : 0xFFFD)
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}

package dev.plumbline.verifier.report;

import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.StringWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML as build servers read it: a suite per family, a case per check. A warning passes, with its text in system-out. */
final class JunitReport {

    private final XMLStreamWriter xml;

    private JunitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    public static String text(Verification verification) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JunitReport(xml).write(verification);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a result that is not XML", e);
        }
        return text.toString();
    }

    private void write(Verification verification) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuites");
        attribute("name", "plumbline verify " + verification.subject());
        counts(verification.results(), verification.took());
        for (Family family : Family.values()) {
            List<CheckResult> results = verification.of(family);
            if (!results.isEmpty()) {
                suite(family, verification, results);
            }
        }
        line();
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
    }

    private void suite(Family family, Verification verification, List<CheckResult> results) throws XMLStreamException {
        line();
        xml.writeStartElement("testsuite");
        attribute("name", "plumbline." + family.id());
        counts(results, verification.took(family));
        attribute(
                "timestamp",
                verification.started().truncatedTo(ChronoUnit.SECONDS).toString());
        attribute("hostname", "localhost");
        for (CheckResult result : results) {
            line();
            test(result);
        }
        line();
        xml.writeEndElement();
    }

    private void test(CheckResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", "plumbline." + result.family().id());
        attribute("name", result.id());
        attribute("time", seconds(result.took()));
        switch (result.outcome()) {
            case FAIL -> element("failure", headline(result), body(result));
            case ERROR, INTERNAL -> element("error", headline(result), body(result));
            case SKIPPED, FOLLOWS -> element("skipped", result.detail(), "");
            case WARN -> output("warning: " + headline(result) + "\n" + body(result));
            case PASS -> output(headline(result));
        }
        xml.writeEndElement();
    }

    private void counts(List<CheckResult> results, Duration took) throws XMLStreamException {
        Totals totals = Totals.of(results);
        attribute("tests", Long.toString(totals.all()));
        attribute("failures", Long.toString(totals.of(Outcome.FAIL)));
        attribute("errors", Long.toString(totals.of(Outcome.ERROR) + totals.of(Outcome.INTERNAL)));
        attribute("skipped", Long.toString(totals.of(Outcome.SKIPPED) + totals.of(Outcome.FOLLOWS)));
        attribute("time", seconds(took));
    }

    private void element(String name, String message, String body) throws XMLStreamException {
        xml.writeStartElement(name);
        attribute("message", message);
        if (!name.equals("skipped")) {
            attribute("type", name);
        }
        xml.writeCharacters(valid(body));
        xml.writeEndElement();
    }

    private void output(String text) throws XMLStreamException {
        xml.writeStartElement("system-out");
        xml.writeCharacters(valid(text));
        xml.writeEndElement();
    }

    private static String headline(CheckResult result) {
        return result.title()
                + (result.actual().isEmpty() ? "" : ": actual " + result.actual())
                + (result.expected().isEmpty() ? "" : ", expected " + result.expected());
    }

    private static String body(CheckResult result) {
        StringBuilder body = new StringBuilder(result.detail());
        result.fixes().forEach(fix -> body.append("\nfix: ").append(fix));
        return body.toString();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** XML 1.0 does not allow most control characters, not even escaped. */
    private static String valid(String text) {
        return text.codePoints()
                .map(c -> c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= 0x20 && c <= 0xD7FF)
                                || (c >= 0xE000 && c <= 0xFFFD)
                                || c >= 0x10000
                        ? c
                        : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

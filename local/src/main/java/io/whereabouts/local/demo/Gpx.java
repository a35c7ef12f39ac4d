package io.whereabouts.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/// Reads tracks in GPX 1.1 (topografix.com/GPX/1/1). The file may come from anywhere: no document type, no entity
/// and nothing from outside is read.
public final class Gpx {
    private static final Duration WITHOUT_TIMES = Duration.ofSeconds(10);

    private Gpx() {}

    /// @throws BadTrack if it is not GPX, or holds no track
    public static Track read(InputStream file) throws IOException {
        try {
            var root = parser().parse(file).getDocumentElement();
            if (!root.getLocalName().equals("gpx")) {
                throw new BadTrack("not a GPX file: its root is <%s>, not <gpx>".formatted(root.getLocalName()));
            }
            var points = elements(root.getElementsByTagNameNS("*", "trkpt"));
            if (points.isEmpty()) {
                throw new BadTrack("no track in this GPX file: it has no <trkpt>");
            }
            return track(points);
        } catch (SAXException e) {
            throw new BadTrack("not a GPX file: " + e.getMessage());
        }
    }

    private static DocumentBuilder parser() {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new Strict());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Track track(List<Element> elements) {
        var notes = new ArrayList<String>();
        var withoutAltitude =
                elements.stream().filter(point -> text(point, "ele").isEmpty()).count();
        if (withoutAltitude > 0) {
            notes.add("%d of %d points have no altitude (<ele>): 0 m is taken for them"
                    .formatted(withoutAltitude, elements.size()));
        }
        var times = elements.stream().map(Gpx::time).toList();
        if (!ascending(times)) {
            notes.add("the points have no times, or not in order: %d s from one to the next are taken"
                    .formatted(WITHOUT_TIMES.toSeconds()));
            times = IntStream.range(0, elements.size())
                    .mapToObj(i -> Optional.of(Instant.EPOCH.plus(WITHOUT_TIMES.multipliedBy(i))))
                    .toList();
        }
        var points = new ArrayList<TrackPoint>();
        for (var i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            points.add(new TrackPoint(
                    number(element.getAttribute("lat"), "lat", 90),
                    number(element.getAttribute("lon"), "lon", 180),
                    text(element, "ele").map(ele -> number(ele, "ele", 100_000)).orElse(0.0),
                    times.get(i).orElseThrow()));
        }
        return new Track(List.copyOf(points), List.copyOf(notes));
    }

    private static boolean ascending(List<Optional<Instant>> times) {
        return times.stream().allMatch(Optional::isPresent)
                && IntStream.range(1, times.size())
                        .allMatch(i -> times.get(i - 1)
                                .orElseThrow()
                                .isBefore(times.get(i).orElseThrow()));
    }

    private static double number(String text, String name, double limit) {
        try {
            var number = Double.parseDouble(text.strip());
            if (Math.abs(number) <= limit) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for any other text that is no such number.
        }
        throw new BadTrack("%s must be a number from -%.0f to %.0f, not '%s'".formatted(name, limit, limit, text));
    }

    private static Optional<Instant> time(Element point) {
        return text(point, "time").map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new BadTrack("<time> must be like 2026-11-21T08:30:00Z, not '%s'".formatted(text));
            }
        });
    }

    private static Optional<String> text(Element parent, String name) {
        return elements(parent.getElementsByTagNameNS("*", name)).stream()
                .filter(element -> element.getParentNode() == parent)
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /// Xerces' own prints to the console.
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}

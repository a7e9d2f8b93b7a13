package dev.ringway.sandbox.voice;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a TwiML document. Unknown verbs are passed over, as Twilio does with a warning. */
final class Twiml {

    /** The document is not well-formed, or its root is another than Response: Twilio's error 12100. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }

    /** @param documentUrl against which addresses in the document are resolved */
    static List<Verb> parse(String text, String documentUrl) throws MalformedException {
        Element root = root(text);
        if (!root.getTagName().equals("Response")) {
            throw new MalformedException("The root element is not Response");
        }
        var verbs = new ArrayList<Verb>();
        for (Element element : children(root)) {
            verb(element, documentUrl).ifPresent(verbs::add);
        }
        return List.copyOf(verbs);
    }

    private Twiml() {}

    private static Optional<Verb> verb(Element element, String documentUrl) {
        return switch (element.getTagName()) {
            case "Say" -> Optional.of(new Verb.Passing(element.getTagName(), spoken(element.getTextContent())));
            case "Play", "Gather", "Record" ->
                Optional.of(new Verb.Passing(element.getTagName(), Duration.ofSeconds(5)));
            case "Pause" -> Optional.of(new Verb.Passing(element.getTagName(), seconds(element, "length", 1)));
            case "Hangup" -> Optional.of(new Verb.Hangup());
            case "Reject" ->
                Optional.of(new Verb.Reject(element.getAttribute("reason").equals("busy")));
            case "Redirect" ->
                Optional.of(new Verb.Redirect(DialVerb.target(
                        element.getTextContent().strip(), element.getAttribute("method"), documentUrl)));
            case "Connect" ->
                children(element).stream()
                        .filter(child -> child.getTagName().equals("Stream"))
                        .findFirst()
                        .map(Twiml::connect);
            case "Dial" -> Optional.of(DialVerb.of(element, documentUrl));
            default -> Optional.empty();
        };
    }

    private static Verb connect(Element stream) {
        Map<String, String> parameters = new HashMap<>();
        for (Element parameter : children(stream)) {
            parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value"));
        }
        return new Verb.Connect(stream.getAttribute("url"), parameters);
    }

    static List<Element> children(Element parent) {
        var elements = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    static Duration seconds(Element element, String name, int usual) {
        String text = element.getAttribute(name);
        return Duration.ofSeconds(text.matches("\\d{1,5}") ? Integer.parseInt(text) : usual);
    }

    /** About as long as it takes to say. */
    private static Duration spoken(String text) {
        return Duration.ofMillis(Math.max(1_000, text.strip().length() * 60L));
    }

    private static Element root(String text) throws MalformedException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new InputSource(new StringReader(text.strip())))
                    .getDocumentElement();
        } catch (SAXException malformed) {
            throw new MalformedException(String.valueOf(malformed.getMessage()).toLowerCase(Locale.ROOT));
        } catch (IOException | ParserConfigurationException impossible) {
            throw new IllegalStateException("text is read with features that every Java has", impossible);
        }
    }
}

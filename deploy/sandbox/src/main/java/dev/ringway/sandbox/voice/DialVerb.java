package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.CallEvent;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.call.Target;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads a Dial: its Number elements, or a number as plain text. */
final class DialVerb {

    private DialVerb() {}

    static Verb.Dial of(Element dial, String documentUrl) {
        List<Verb.Leg> legs = Twiml.children(dial).stream()
                .filter(child -> child.getTagName().equals("Number"))
                .map(number -> new Verb.Leg(number.getTextContent().strip(), statusCallback(number, documentUrl)))
                .toList();
        String plain = dial.getTextContent().strip();
        if (legs.isEmpty() && !plain.isEmpty()) {
            legs = List.of(new Verb.Leg(plain, Optional.empty()));
        }
        return new Verb.Dial(
                attribute(dial, "callerId").filter(CallRequest::isNumber),
                Twiml.seconds(dial, "timeout", 30),
                attribute(dial, "action").map(url -> target(url, dial.getAttribute("method"), documentUrl)),
                legs);
    }

    static Target target(String url, String method, String documentUrl) {
        return new Target(
                resolved(url, documentUrl), method.toUpperCase(Locale.ROOT).equals("GET") ? "GET" : "POST");
    }

    /** Without events only the end of the leg is reported. */
    private static Optional<StatusCallback> statusCallback(Element number, String documentUrl) {
        Set<CallEvent> events = EnumSet.noneOf(CallEvent.class);
        Arrays.stream(number.getAttribute("statusCallbackEvent").split("\\s+", -1))
                .forEach(name -> CallEvent.named(name).ifPresent(events::add));
        if (events.isEmpty()) {
            events.add(CallEvent.COMPLETED);
        }
        return attribute(number, "statusCallback")
                .map(url -> new StatusCallback(
                        target(url, number.getAttribute("statusCallbackMethod"), documentUrl), events));
    }

    private static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isBlank());
    }

    private static String resolved(String url, String documentUrl) {
        try {
            return documentUrl.isEmpty()
                    ? url
                    : URI.create(documentUrl).resolve(url).toString();
        } catch (IllegalArgumentException malformed) {
            return url;
        }
    }
}

package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Target;
import dev.ringway.sandbox.web.Parameters;
import dev.ringway.sandbox.web.Refusal;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A form's fields, checked as Twilio checks them and refused with Twilio's codes. */
final class Form {

    private static final Set<String> METHODS = Set.of("GET", "POST");

    private final Parameters form;

    Form(Parameters form) {
        this.form = form;
    }

    Optional<String> text(String name) {
        return form.text(name);
    }

    boolean flag(String name) {
        return text(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A URL and how it is asked; absent when no URL is given. */
    Optional<Target> target(String urlName, String methodName, int code) {
        return text(urlName).map(url -> {
            checkUrl(url, code, urlName);
            return new Target(url, method(methodName));
        });
    }

    String method(String name) {
        String method = text(name).orElse("POST").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw refused(21209, name + " must be GET or POST");
        }
        return method;
    }

    int number(String name, int usual, int least, int most, int code) {
        String text = text(name).orElse(Integer.toString(usual));
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw refused(code, "Invalid " + name + ": " + text);
        }
        return Integer.parseInt(text);
    }

    String oneOf(String name, String usual, Set<String> allowed) {
        String text = text(name).orElse(usual);
        if (!allowed.contains(text)) {
            throw Refusal.malformed("Invalid " + name + ": " + text);
        }
        return text;
    }

    /** Repeated, or in one value with blanks between; checked against what there is. */
    Set<String> events(String name, String usual, List<String> allowed, int code) {
        var events = new LinkedHashSet<String>();
        form.all(name)
                .forEach(value -> events.addAll(Arrays.asList(value.strip().split("\\s+", -1))));
        events.remove("");
        for (String event : events) {
            if (!allowed.contains(event)) {
                throw refused(code, "Invalid value for the " + name + ": " + event);
            }
        }
        return events.isEmpty() ? Set.of(usual) : events;
    }

    static void checkUrl(String url, int code, String name) {
        boolean valid;
        try {
            var uri = URI.create(url);
            valid = Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            valid = false;
        }
        if (!valid) {
            throw refused(code, name + " is not a valid URL: " + url);
        }
    }

    static Refusal refused(int code, String message) {
        return new Refusal(400, code, message);
    }
}

package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.CallEvent;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.web.Parameters;
import dev.ringway.sandbox.web.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The form of a call creation, checked as Twilio checks it and refused with Twilio's codes. */
final class CallForm {

    private final Parameters form;

    CallForm(Parameters form) {
        this.form = form;
    }

    CallRequest request() {
        String to = form.text("To").orElseThrow(() -> refused(21201, "No 'To' number is specified"));
        String from = form.text("From").orElseThrow(() -> refused(21213, "No 'From' number is specified"));
        checkNumbers(to, from);
        if (form.text("Twiml").isEmpty() && form.text("ApplicationSid").isEmpty()) {
            checkUrl(form.text("Url").orElseThrow(() -> refused(21205, "Url parameter is required.")), 21205, "Url");
        }
        return new CallRequest(
                Direction.OUTBOUND,
                from,
                to,
                ringTimeout(),
                form.text("MachineDetection")
                        .filter(mode -> !mode.equals("None"))
                        .orElse(""),
                statusCallback(form));
    }

    /** Absent when no URL is given. Without events Twilio reports only the end of the call. */
    static Optional<StatusCallback> statusCallback(Parameters form) {
        return form.text("StatusCallback").map(url -> {
            checkUrl(url, 21609, "StatusCallback");
            String method = form.text("StatusCallbackMethod").orElse("POST").toUpperCase(Locale.ROOT);
            if (!Set.of("GET", "POST").contains(method)) {
                throw refused(21209, "StatusCallbackMethod must be GET or POST");
            }
            return new StatusCallback(url, method, events(form.all("StatusCallbackEvent")));
        });
    }

    /** Besides the shape, Twilio's own magic test numbers have their fixed refusals. */
    private static void checkNumbers(String to, String from) {
        if (!CallRequest.isNumber(to)) {
            throw refused(21211, "The phone number you are attempting to call, " + to + ", is not valid.");
        }
        if (!CallRequest.isNumber(from) || from.equals("+15005550001")) {
            throw refused(21212, "The source phone number provided, " + from + ", is not valid.");
        }
        if (from.equals("+15005550000")) {
            throw refused(
                    21210, "The source phone number provided, " + from + ", is not yet verified for your account.");
        }
        switch (to) {
            case "+15005550001" -> throw refused(21217, "Phone number does not appear to be valid");
            case "+15005550002" -> throw refused(21214, "'To' phone number cannot be reached");
            case "+15005550003" -> throw refused(21215, "Account not authorized to call " + to);
            case "+15005550004" -> throw refused(21216, "Account not allowed to call " + to);
            default -> {}
        }
    }

    private Duration ringTimeout() {
        String seconds = form.text("Timeout").orElse("60");
        if (!seconds.matches("\\d{1,3}") || Integer.parseInt(seconds) > 600) {
            throw refused(21208, "Invalid Timeout: " + seconds);
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }

    private static Set<CallEvent> events(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.of(CallEvent.COMPLETED);
        }
        var events = EnumSet.noneOf(CallEvent.class);
        for (String name : names) {
            events.add(CallEvent.named(name)
                    .orElseThrow(() -> refused(21626, "Invalid value for the StatusCallbackEvent: " + name)));
        }
        return events;
    }

    private static void checkUrl(String url, int code, String name) {
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

    private static Refusal refused(int code, String message) {
        return new Refusal(400, code, message);
    }
}

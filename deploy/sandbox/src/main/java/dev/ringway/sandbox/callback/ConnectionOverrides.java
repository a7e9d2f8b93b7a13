package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.web.Parameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a callback is delivered: Twilio's defaults, changed by the fragment of the registered URL.
 *
 * <p>{@code ct}, {@code rt}, {@code tt} are milliseconds (connect, read, all attempts together), {@code rc} the number of
 * retries (0 to 5) and {@code rp} the failures that deserve one. A value out of its bounds is brought to the nearest bound.
 */
public record ConnectionOverrides(Duration connect, Duration read, Duration total, int retries, Set<Failure> policy) {

    /** What went wrong with one attempt, as {@code rp} names it. */
    public enum Failure {
        CONNECT("ct"),
        READ("rt"),
        CLIENT_ERROR("4xx"),
        SERVER_ERROR("5xx"),
        /** Neither connect nor read timed out: the connection broke. Only {@code all} covers it. */
        BROKEN("all"),
        /** An answer that is no success and no error, such as a redirect. Never retried. */
        UNEXPECTED("-");

        private final String override;

        Failure(String override) {
            this.override = override;
        }
    }

    public static ConnectionOverrides of(String url) {
        int hash = url.indexOf('#');
        Parameters fragment = Parameters.parse(hash < 0 ? "" : url.substring(hash + 1));
        return new ConnectionOverrides(
                Duration.ofMillis(number(fragment, "ct", 5_000, 100, 10_000)),
                Duration.ofMillis(number(fragment, "rt", 15_000, 100, 15_000)),
                Duration.ofMillis(number(fragment, "tt", 15_000, 100, 15_000)),
                number(fragment, "rc", 1, 0, 5),
                fragment.text("rp").map(ConnectionOverrides::policy).orElse(EnumSet.of(Failure.CONNECT)));
    }

    public static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    private static Set<Failure> policy(String names) {
        Set<String> wanted =
                Arrays.stream(names.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        if (wanted.contains("all")) {
            return EnumSet.complementOf(EnumSet.of(Failure.UNEXPECTED));
        }
        return Arrays.stream(Failure.values())
                .filter(failure -> wanted.contains(failure.override))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Failure.class)));
    }

    private static int number(Parameters fragment, String name, int usual, int least, int most) {
        Optional<Integer> given =
                fragment.text(name).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
        return Math.clamp(given.orElse(usual), least, most);
    }
}

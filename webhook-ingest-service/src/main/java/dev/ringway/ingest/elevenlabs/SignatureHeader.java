package dev.ringway.ingest.elevenlabs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code t=<unix seconds>,v0=<hexadecimal>}, with any number of v0. Parts of other names are for other versions; a second
 * time would leave open which one was signed.
 *
 * @param time as text, since that is what was signed
 */
record SignatureHeader(String time, List<String> signatures) {

    private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");

    /** @param values of all headers of the name, which count as one list */
    static Optional<SignatureHeader> of(List<String> values) {
        List<String> parts = values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
        List<String> times = named("t=", parts);
        List<String> signatures = named("v0=", parts);
        return times.size() == 1 && TIME.matcher(times.getFirst()).matches() && !signatures.isEmpty()
                ? Optional.of(new SignatureHeader(times.getFirst(), signatures))
                : Optional.empty();
    }

    private static List<String> named(String beginning, List<String> parts) {
        return parts.stream()
                .filter(part -> part.startsWith(beginning))
                .map(part -> part.substring(beginning.length()))
                .toList();
    }
}

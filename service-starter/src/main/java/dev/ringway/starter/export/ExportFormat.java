package dev.ringway.starter.export;

import dev.ringway.starter.problems.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.server.NotAcceptableStatusException;

/** How an export is written. */
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    NDJSON(MediaType.APPLICATION_NDJSON_VALUE);

    private static final MediaType ALIAS = MediaType.parseMediaType("application/ndjson");

    private final String type;

    ExportFormat(String type) {
        this.type = type;
    }

    /**
     * As {@code format} says, else the first that the client accepts, else CSV.
     *
     * @throws ProblemException 400 for another format
     * @throws NotAcceptableStatusException if the client accepts neither
     */
    public static ExportFormat of(Optional<String> named, List<MediaType> accepted) {
        if (named.isPresent()) {
            return Arrays.stream(values())
                    .filter(format -> format.text().equals(named.get()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("format", "must be csv or ndjson"));
        }
        if (accepted.isEmpty()) {
            return CSV;
        }
        return accepted.stream()
                .flatMap(range -> Arrays.stream(values()).filter(format -> format.isIn(range)))
                .findFirst()
                .orElseThrow(() -> new NotAcceptableStatusException(List.of(CSV.type(), NDJSON.type())));
    }

    private boolean isIn(MediaType range) {
        return range.includes(type()) || (this == NDJSON && range.includes(ALIAS));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }
}

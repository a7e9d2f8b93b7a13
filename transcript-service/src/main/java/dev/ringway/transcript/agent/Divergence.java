package dev.ringway.transcript.agent;

import java.util.Locale;
import java.util.Optional;

/**
 * A field that is not the same on both sides.
 *
 * @param path as {@link ConfigPaths} names it
 * @param changed where it was changed since the two were last the same
 */
public record Divergence(String path, Optional<Object> here, Optional<Object> there, Side changed) {

    /** Where something was changed. */
    public enum Side {
        HERE,
        THERE,
        BOTH;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

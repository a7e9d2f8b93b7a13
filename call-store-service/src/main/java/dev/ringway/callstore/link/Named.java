package dev.ringway.callstore.link;

import java.util.Optional;

/**
 * A contact or an agent, as its owner said last.
 *
 * @param id among those of its kind
 * @param version the owner's
 * @param name empty where it has none, or is deleted
 */
public record Named(Kind kind, String id, long version, Optional<String> name) {

    /** What has a name that calls repeat. */
    public enum Kind {
        CONTACT("contact"),
        AGENT("agent");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** A contact that is gone comes never back under its id; calls forget its name. */
    public static Named forgotten(Kind kind, String id) {
        return new Named(kind, id, Long.MAX_VALUE, Optional.empty());
    }
}

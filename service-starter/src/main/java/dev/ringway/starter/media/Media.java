package dev.ringway.starter.media;

/**
 * Media as whoever listens gets them. They do not change once they are complete, so id and format are their tag.
 *
 * @param id letters, digits and {@code . _ -} alone: it stands in headers
 */
public record Media(String id, MediaFormat format) {

    public Media {
        if (!id.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "an id of media has letters, digits, dots, underscores and hyphens only");
        }
    }

    String tag() {
        return "\"" + id + "-" + format.extension() + "\"";
    }

    String fileName() {
        return id + "." + format.extension();
    }
}

package dev.ringway.starter.media;

import java.util.Arrays;
import java.util.Optional;

/** What media can be had as. */
public enum MediaFormat {
    MP3("mp3", "audio/mpeg"),
    WAV("wav", "audio/wav");

    private final String extension;
    private final String contentType;

    MediaFormat(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    public static Optional<MediaFormat> of(String text) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(text))
                .findFirst();
    }

    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }
}

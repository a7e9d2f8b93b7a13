package dev.ringway.transcript.export;

/** A text as one line: of ends of lines and other control characters, as of blanks, one blank is left. */
final class Line {

    private Line() {}

    static String of(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}

package dev.ringway.acceptance;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A file of contacts as a German spreadsheet writes it: Windows-1252, semicolons, headers of its own, some cells of two
 * lines. Which rows cannot be taken, and why, is known of each from its place.
 *
 * @param rows counted from 1
 */
record ManyContacts(int rows) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String HEADER = "Mobil;Vorname;Nachname;Firma;Ort;Gespräch\r\n";
    private static final int FIRST_SUBSCRIBER = 2_000_000;
    private static final List<String> AREAS = List.of(
            "201", "202", "203", "205", "206", "207", "208", "209", "210", "212", "213", "214", "215", "216", "217",
            "218", "219", "224", "225", "228");

    /** What a row is. */
    private enum Kind {
        GOOD,
        /** What was said is written in two lines. */
        TWO_LINES,
        NO_NUMBER,
        TOO_FEW_CELLS,
        /** Has the number of the row two before it. */
        NEAR_DUPLICATE,
        /** Has the number of a row half the way back. */
        FAR_DUPLICATE;

        boolean isTaken() {
            return this == GOOD || this == TWO_LINES;
        }
    }

    /**
     * What is to be told of a row that is not taken.
     *
     * @param message a part of it
     */
    record Refused(long line, String reason, String message, String text) {

        boolean isToldBy(JsonNode row) {
            return row.get("line").longValue() == line
                    && row.get("reason").stringValue().equals(reason)
                    && row.get("message").stringValue().contains(message)
                    && row.get("text").stringValue().equals(text);
        }
    }

    Path write(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, WINDOWS_1252)) {
            writer.write(HEADER);
            for (int row = 1; row <= rows; row++) {
                writer.write(text(row));
                writer.write("\r\n");
            }
        }
        return file;
    }

    /** How many contacts are to be there. */
    int contacts() {
        return (int) IntStream.rangeClosed(1, rows)
                .filter(row -> kind(row).isTaken())
                .count();
    }

    /** In the order of the file. */
    List<Refused> refused() {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(ManyContacts::refused)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The row that has the number, where there is one and it is to be taken. */
    Optional<Integer> rowOf(String phoneNumber) {
        int area = AREAS.indexOf(phoneNumber.substring(2, 5));
        int row = (Integer.parseInt(phoneNumber.substring(5)) - FIRST_SUBSCRIBER) * AREAS.size() + area;
        return Optional.of(row)
                .filter(found ->
                        area >= 0 && found >= 1 && found <= rows && kind(found).isTaken());
    }

    static String name(int row) {
        return "Zoë Müller-" + row;
    }

    private static Optional<Refused> refused(int row) {
        return switch (kind(row)) {
            case GOOD, TWO_LINES -> Optional.empty();
            case NO_NUMBER -> refused(row, "invalid-phone-number", "");
            case TOO_FEW_CELLS -> refused(row, "cell-count", "");
            case NEAR_DUPLICATE, FAR_DUPLICATE ->
                refused(row, "same-number", "same number as line " + line(numberFrom(row)));
        };
    }

    private static Optional<Refused> refused(int row, String reason, String message) {
        return Optional.of(new Refused(line(row), reason, message, text(row)));
    }

    private static Kind kind(int row) {
        if (row % 10_000 == 11) {
            return Kind.TWO_LINES;
        }
        if (row % 1_000 == 7) {
            return Kind.NO_NUMBER;
        }
        if (row % 2_000 == 9) {
            return Kind.TOO_FEW_CELLS;
        }
        return switch (row % 500) {
            case 3 -> Kind.NEAR_DUPLICATE;
            case 253 -> Kind.FAR_DUPLICATE;
            default -> Kind.GOOD;
        };
    }

    private static String text(int row) {
        return switch (kind(row)) {
            case TWO_LINES ->
                number(row) + ";Zoë;Müller-" + row + ";Größe & Söhne;Köln;\"möchte; aber\r\nnicht heute\"";
            case NO_NUMBER -> "fünf;Zoë;Müller-" + row + ";;Köln;" + row;
            case TOO_FEW_CELLS -> number(row) + ";Zoë";
            case GOOD, NEAR_DUPLICATE, FAR_DUPLICATE ->
                number(numberFrom(row)) + ";Zoë;Müller-" + row + ";Größe & Söhne;Köln;" + row;
        };
    }

    private static int numberFrom(int row) {
        return switch (kind(row)) {
            case NEAR_DUPLICATE -> row - 2;
            case FAR_DUPLICATE -> row / 1_000 * 500 + 1;
            case GOOD, TWO_LINES, NO_NUMBER, TOO_FEW_CELLS -> row;
        };
    }

    /** The header is line 1, and each row of two lines puts those behind it one further. */
    private static long line(int row) {
        return 1L + row + (row - 1 + 9_989) / 10_000;
    }

    /** Valid in the United States, as people write it. */
    private static String number(int row) {
        String area = AREAS.get(row % AREAS.size());
        String subscriber = Integer.toString(FIRST_SUBSCRIBER + row / AREAS.size());
        String exchange = subscriber.substring(0, 3);
        String rest = subscriber.substring(3);
        return switch (row % 3) {
            case 0 -> "(" + area + ") " + exchange + "-" + rest;
            case 1 -> area + "." + exchange + "." + rest;
            default -> "+1 " + area + " " + exchange + " " + rest;
        };
    }
}

package dev.ringway.campaign.imports;

import dev.ringway.campaign.imports.RawRow.Shape;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.Optional;

/**
 * Finds the rows of a file of separated values, from any offset at which one begins. A quote counts where a cell begins; in
 * quotes a line's end does not end the row. One bad row costs itself only: behind a row that is too long, or whose quotes
 * do not match, the file is read on at its next line. So that no file costs more than its size, quotes have to match within
 * the longest row that is taken and within {@link #MOST_LINES} lines: nothing is read oftener than that many times. Memory is
 * bounded by the longest row.
 */
public final class RowReader implements Closeable {

    /** Of one row. */
    public static final int MOST_LINES = 100;

    private static final char QUOTE = '"';
    private static final int END = -1;

    /** A file that can be read from any place. */
    @FunctionalInterface
    public interface Source {
        InputStream from(long offset) throws IOException;
    }

    private final FileEncoding encoding;
    private final char delimiter;
    private final int longest;
    private final StringBuilder text = new StringBuilder();
    private final PushbackReader characters;
    private long offset;
    private long line;
    private boolean cut;
    private Optional<FirstLine> firstLine = Optional.empty();

    /**
     * @param offset where a row begins; 0 for the first
     * @param line its number, from 1
     * @param longest characters of a row
     */
    public RowReader(Source source, FileEncoding encoding, char delimiter, long offset, long line, int longest)
            throws IOException {
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.longest = longest;
        this.offset = Math.max(offset, encoding.mark());
        this.line = line;
        Reader decoded = new InputStreamReader(source.from(this.offset), encoding.charset());
        this.characters = new PushbackReader(new BufferedReader(decoded), longest + 1);
    }

    /** Where it is in the row. */
    private enum Place {
        CELL_BEGINS,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE
    }

    /** Where the first line of a row of several lines ends and the second begins. */
    private record FirstLine(int end, int next, long nextOffset, long nextLine) {}

    /** Empty at the end of the file. */
    public Optional<RawRow> next() throws IOException {
        long first = line;
        text.setLength(0);
        cut = false;
        firstLine = Optional.empty();
        Place place = Place.CELL_BEGINS;
        for (int character = read(); character != END; character = read()) {
            String lineEnd = lineEnd(character);
            if (lineEnd.isEmpty()) {
                keep(Character.toString(character));
                Optional<Place> then = then(place, (char) character);
                if (then.isEmpty()) {
                    return Optional.of(badQuotes(first));
                }
                place = then.get();
                if (cut && firstLine.isPresent()) {
                    return Optional.of(cutInALaterLine(first, place));
                }
            } else {
                line++;
                if (place != Place.QUOTED) {
                    return Optional.of(row(first, cut ? Shape.TOO_LONG : Shape.READABLE));
                }
                int end = text.length();
                keep(lineEnd);
                firstLine = firstLine.or(() -> Optional.of(new FirstLine(end, text.length(), offset, line)));
                if (cut || line - first >= MOST_LINES) {
                    return Optional.of(badQuotes(first));
                }
            }
        }
        if (place == Place.QUOTED) {
            return Optional.of(badQuotes(first));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(row(first, cut ? Shape.TOO_LONG : Shape.READABLE));
    }

    /** Empty where a quoted cell goes on behind its end. */
    private Optional<Place> then(Place place, char character) {
        boolean quote = character == QUOTE;
        boolean ends = character == delimiter;
        return switch (place) {
            case CELL_BEGINS -> Optional.of(ends ? place : quote ? Place.QUOTED : Place.PLAIN);
            case PLAIN -> Optional.of(ends ? Place.CELL_BEGINS : place);
            case QUOTED -> Optional.of(quote ? Place.BEHIND_QUOTE : place);
            case BEHIND_QUOTE ->
                quote ? Optional.of(Place.QUOTED) : ends ? Optional.of(Place.CELL_BEGINS) : Optional.empty();
        };
    }

    /** In quotes it is not looked any further for their end; out of them the row has its end at that of the line. */
    private RawRow cutInALaterLine(long first, Place place) throws IOException {
        if (place == Place.QUOTED || place == Place.BEHIND_QUOTE) {
            return badQuotes(first);
        }
        restOfLine();
        return row(first, Shape.TOO_LONG);
    }

    /** Only the first line is taken for bad; what was read behind it is read once more. */
    private RawRow badQuotes(long first) throws IOException {
        if (firstLine.isPresent()) {
            FirstLine end = firstLine.get();
            characters.unread(text.substring(end.next()).toCharArray());
            offset = end.nextOffset();
            line = end.nextLine();
            text.setLength(end.end());
        } else {
            restOfLine();
        }
        return row(first, Shape.BAD_QUOTES);
    }

    private void restOfLine() throws IOException {
        for (int character = read(); character != END; character = read()) {
            if (!lineEnd(character).isEmpty()) {
                line++;
                return;
            }
            keep(Character.toString(character));
        }
    }

    /** To the first that is too much, since that may have to be read once more. */
    private void keep(String read) {
        if (!cut) {
            text.append(read);
            cut = text.length() > longest;
        }
    }

    /** Of CR LF, LF or CR, read to its end; else empty. */
    private String lineEnd(int character) throws IOException {
        if (character == '\n') {
            return "\n";
        }
        if (character != '\r') {
            return "";
        }
        int next = characters.read();
        if (next == '\n') {
            offset += encoding.bytes('\n');
            return "\r\n";
        }
        if (next != END) {
            characters.unread(next);
        }
        return "\r";
    }

    private int read() throws IOException {
        int character = characters.read();
        offset += character == END ? 0 : encoding.bytes((char) character);
        return character;
    }

    private RawRow row(long first, Shape shape) {
        return new RawRow(first, text.substring(0, Math.min(text.length(), longest)), shape, offset, line);
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}

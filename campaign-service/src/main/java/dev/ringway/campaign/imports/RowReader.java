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
 * do not match, the file is read on at its next line. Memory is bounded by the longest row that is taken.
 */
public final class RowReader implements Closeable {

    private static final char QUOTE = '"';
    private static final int END = -1;

    /** A file that can be read from any place. */
    @FunctionalInterface
    public interface Source {
        InputStream from(long offset) throws IOException;
    }

    private final Source source;
    private final FileEncoding encoding;
    private final char delimiter;
    private final int longest;
    private final StringBuilder text = new StringBuilder();
    private PushbackReader characters = new PushbackReader(Reader.nullReader());
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
        this.source = source;
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.longest = longest;
        open(Math.max(offset, encoding.mark()), line);
    }

    private void open(long from, long atLine) throws IOException {
        characters.close();
        Reader decoded = new InputStreamReader(source.from(from), encoding.charset());
        characters = new PushbackReader(new BufferedReader(decoded), longest + 1);
        offset = from;
        line = atLine;
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
            } else {
                line++;
                if (place != Place.QUOTED) {
                    return Optional.of(row(first, cut ? Shape.TOO_LONG : Shape.READABLE));
                }
                int end = text.length();
                keep(lineEnd);
                firstLine = firstLine.or(() -> Optional.of(new FirstLine(end, text.length(), offset, line)));
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

    /** Only the first line is taken for bad; what was read behind it is read once more. */
    private RawRow badQuotes(long first) throws IOException {
        if (firstLine.isPresent()) {
            FirstLine end = firstLine.get();
            if (cut) {
                open(end.nextOffset(), end.nextLine());
            } else {
                characters.unread(text.substring(end.next()).toCharArray());
                offset = end.nextOffset();
                line = end.nextLine();
            }
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

    private void keep(String read) {
        cut = cut || text.length() + read.length() > longest;
        if (!cut) {
            text.append(read);
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
        return new RawRow(first, text.toString(), shape, offset, line);
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}

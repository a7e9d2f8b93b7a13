package dev.ringway.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.imports.RawRow.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of a file, from wherever it is read. */
class RowReaderTest {

    private static final int LONGEST = 40;

    @Test
    void endsRowsAtEveryKindOfLineEnd() throws Exception {
        assertThat(rows("a,b\nc,d\r\ne,f\rg,h")).containsExactly("1 a,b", "2 c,d", "3 e,f", "4 g,h");
        assertThat(rows("a\n\n\nb\n")).containsExactly("1 a", "2 ", "3 ", "4 b");
        assertThat(rows("")).isEmpty();
    }

    @Test
    void keepsLinesInQuotesTogether() throws Exception {
        assertThat(rows("a,\"b\nb\"\"\r\nb\",c\nd")).containsExactly("1 a,\"b\nb\"\"\r\nb\",c", "4 d");
    }

    @Test
    void aQuoteAmidACellIsACharacter() throws Exception {
        assertThat(rows("5\" pipe,a\nb")).containsExactly("1 5\" pipe,a", "2 b");
    }

    @Test
    void anUnclosedQuoteCostsItsOwnLineOnly() throws Exception {
        assertThat(rows("a,b\n\"c,d\ne,f\ng,\"h\"\ni,j\n"))
                .containsExactly("1 a,b", "2 BAD_QUOTES \"c,d", "3 e,f", "4 g,\"h\"", "5 i,j");
        assertThat(rows("a\n\"b\r\nc")).containsExactly("1 a", "2 BAD_QUOTES \"b", "3 c");
        assertThat(rows("a\n\"b")).containsExactly("1 a", "2 BAD_QUOTES \"b");
    }

    @Test
    void whatStandsBehindAClosingQuoteCostsItsLine() throws Exception {
        assertThat(rows("a\n\"b\"c,d\ne")).containsExactly("1 a", "2 BAD_QUOTES \"b\"c,d", "3 e");
    }

    @Test
    void aRowThatIsTooLongIsPassedOverInQuotesAndOut() throws Exception {
        String text = "x".repeat(3 * LONGEST);
        assertThat(rows("a\n" + text + "\nb\n\"" + text + "\n" + text + "\",c\nd\n\"" + text + "\ne\nf"))
                .containsExactly(
                        "1 a",
                        "2 TOO_LONG " + "x".repeat(LONGEST),
                        "3 b",
                        "4 BAD_QUOTES \"" + "x".repeat(LONGEST - 1),
                        "5 TOO_LONG " + "x".repeat(LONGEST),
                        "6 d",
                        "7 BAD_QUOTES \"" + "x".repeat(LONGEST - 1),
                        "8 e",
                        "9 f");
    }

    @Test
    void aRowThatIsTooLongOnlyInALaterLineEndsThereIfItIsOutOfQuotes() throws Exception {
        String text = "x".repeat(3 * LONGEST);
        assertThat(rows("\"a\nb\",c" + text + "\"\nd\n\"a\nb" + text + "\"\ne"))
                .containsExactly(
                        "1 TOO_LONG " + ("\"a\nb\",c" + text).substring(0, LONGEST),
                        "3 d",
                        "4 BAD_QUOTES \"a",
                        "5 TOO_LONG " + ("b" + text).substring(0, LONGEST),
                        "6 e");
    }

    @Test
    void aRowOfMoreLinesThanARowMayHaveCostsItsFirstLineOnly() throws Exception {
        String lines = "\n".repeat(RowReader.MOST_LINES - 1);
        byte[] file = ("\"" + lines + "\"\n\"" + lines + "\n\"\nc").getBytes(FileEncoding.UTF_8.charset());

        List<RawRow> rows = rows(file, FileEncoding.UTF_8, 0, 1, 10_000);

        assertThat(rows.getFirst().shape()).isEqualTo(Shape.READABLE);
        assertThat(rows.getFirst().nextLine()).isEqualTo(RowReader.MOST_LINES + 1);
        assertThat(rows.get(1).shape()).isEqualTo(Shape.BAD_QUOTES);
        assertThat(rows.get(1).text()).isEqualTo("\"");
        assertThat(rows.get(1).nextLine()).isEqualTo(RowReader.MOST_LINES + 2);
        assertThat(rows.getLast().text()).isEqualTo("c");
    }

    /** Also where each line closes a quote and opens another, so that no row has an end. */
    @ParameterizedTest
    @ValueSource(strings = {"a,\"b c\n", "\",x\",\"\n", "\",a cell of more characters than a row may have\",\"\n"})
    void aLongFileOfBadRowsIsReadOnce(String row) throws Exception {
        byte[] file = row.repeat(20_000).getBytes(FileEncoding.UTF_8.charset());
        int[] opened = {0};
        RowReader.Source source = offset -> {
            opened[0]++;
            return new ByteArrayInputStream(file, (int) offset, file.length - (int) offset);
        };
        try (RowReader reader = new RowReader(source, FileEncoding.UTF_8, ',', 0, 1, LONGEST)) {
            long bad = 0;
            long end = 0;
            for (Optional<RawRow> next = reader.next(); next.isPresent(); next = reader.next()) {
                bad += next.get().shape() == Shape.BAD_QUOTES ? 1 : 0;
                end = next.get().end();
            }
            assertThat(bad).isPositive();
            assertThat(end).isEqualTo(file.length);
            assertThat(opened[0]).isEqualTo(1);
        }
    }

    /** Whatever stands in a file: read on from behind any row, the rest is the same as read in one go. */
    @ParameterizedTest
    @EnumSource
    void goesOnBehindAnyRow(FileEncoding encoding) throws Exception {
        Random random = new Random(7);
        String alphabet = encoding == FileEncoding.WINDOWS_1252 ? "ab,\"\"\n\n\r\né€" : "ab,\"\"\n\n\r\né€𝄞";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 80; i++) {
                int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
                text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
            }
            byte[] file = encoded(encoding, text.toString());
            List<RawRow> whole = rows(file, encoding, 0, 1);
            assertThat(whole.isEmpty() ? file.length : whole.getLast().end()).isEqualTo(file.length);
            for (int i = 0; i < whole.size(); i++) {
                RawRow row = whole.get(i);
                assertThat(rows(file, encoding, row.end(), row.nextLine()))
                        .isEqualTo(whole.subList(i + 1, whole.size()));
            }
        }
    }

    private static byte[] encoded(FileEncoding encoding, String text) {
        Charset charset = encoding.charset();
        return (encoding.mark() > 0 ? "\uFEFF" + text : text).getBytes(charset);
    }

    private static List<String> rows(String text) throws IOException {
        return rows(text.getBytes(FileEncoding.UTF_8.charset()), FileEncoding.UTF_8, 0, 1).stream()
                .map(row -> row.line() + " " + (row.shape() == Shape.READABLE ? "" : row.shape() + " ") + row.text())
                .toList();
    }

    private static List<RawRow> rows(byte[] file, FileEncoding encoding, long from, long line) throws IOException {
        return rows(file, encoding, from, line, LONGEST);
    }

    private static List<RawRow> rows(byte[] file, FileEncoding encoding, long from, long line, int longest)
            throws IOException {
        RowReader.Source source = offset -> new ByteArrayInputStream(file, (int) offset, file.length - (int) offset);
        List<RawRow> rows = new ArrayList<>();
        try (RowReader reader = new RowReader(source, encoding, ',', from, line, longest)) {
            for (Optional<RawRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }
}

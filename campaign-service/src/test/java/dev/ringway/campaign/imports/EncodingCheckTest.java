package dev.ringway.campaign.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A file's encoding, in whatever pieces the file arrives. */
class EncodingCheckTest {

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(FileEncoding.UTF_8, bytes("")),
                Arguments.of(FileEncoding.UTF_8, bytes("name")),
                Arguments.of(FileEncoding.UTF_8, bytes("Zoë €𝄞 Grüße")),
                Arguments.of(FileEncoding.UTF_8_BOM, joined(new int[] {0xEF, 0xBB, 0xBF}, bytes("Zoë"))),
                Arguments.of(
                        FileEncoding.UTF_16LE,
                        joined(new int[] {0xFF, 0xFE}, "Zoë".getBytes(StandardCharsets.UTF_16LE))),
                Arguments.of(
                        FileEncoding.UTF_16BE,
                        joined(new int[] {0xFE, 0xFF}, "Zoë".getBytes(StandardCharsets.UTF_16BE))),
                Arguments.of(FileEncoding.WINDOWS_1252, "Grüße €".getBytes(FileEncoding.WINDOWS_1252.charset())),
                // Two bytes of a character of three, at the end.
                Arguments.of(FileEncoding.WINDOWS_1252, joined(new int[] {'a', 0xE2, 0x82}, new byte[0])),
                // Valid for long, and then not.
                Arguments.of(FileEncoding.WINDOWS_1252, joined(new int[] {}, bytes("ü".repeat(9_000)), (byte) 0xFC)),
                Arguments.of(FileEncoding.UTF_8, bytes("ü€𝄞".repeat(9_000))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isTheSameInAnyPieces(FileEncoding encoding, byte[] file) {
        for (int piece : new int[] {1, 2, 3, 4_096, 100_000}) {
            EncodingCheck check = new EncodingCheck();
            for (int from = 0; from < file.length; from += piece) {
                check.accept(file, from, Math.min(piece, file.length - from));
            }
            assertThat(check.encoding()).as("in pieces of %d", piece).contains(encoding);
        }
    }

    /** What its mark says, and then not: a byte of Windows-1252, half a character, half a pair, half of two bytes. */
    static Stream<byte[]> notAsMarked() {
        int[] utf8 = {0xEF, 0xBB, 0xBF};
        return Stream.of(
                joined(utf8, bytes("ü".repeat(9_000)), (byte) 0xFC, (byte) 'r'),
                joined(utf8, bytes("Zo"), (byte) 0xC3),
                joined(new int[] {0xFF, 0xFE}, "Zo".getBytes(StandardCharsets.UTF_16LE), bytes(0x34, 0xD8, 'a', 0)),
                joined(new int[] {0xFE, 0xFF}, "Zo".getBytes(StandardCharsets.UTF_16BE), bytes(0xDC, 0x34)),
                joined(new int[] {0xFF, 0xFE}, "Zo".getBytes(StandardCharsets.UTF_16LE), (byte) 'a'));
    }

    @ParameterizedTest
    @MethodSource("notAsMarked")
    void isNotWhatTheFileIsNotAllOf(byte[] file) {
        for (int piece : new int[] {1, 2, 3, 4_096, 100_000}) {
            EncodingCheck check = new EncodingCheck();
            for (int from = 0; from < file.length; from += piece) {
                check.accept(file, from, Math.min(piece, file.length - from));
            }
            assertThat(check.encoding()).as("in pieces of %d", piece).isEmpty();
        }
    }

    private static byte[] bytes(int... octets) {
        return joined(octets, new byte[0]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(int[] first, byte[] second, byte... third) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int octet : first) {
            all.write(octet);
        }
        all.writeBytes(second);
        all.writeBytes(third);
        return all.toByteArray();
    }
}

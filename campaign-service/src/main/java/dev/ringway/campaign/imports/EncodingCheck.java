package dev.ringway.campaign.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds a file's encoding while it comes in, without guessing: its byte order mark says it, else it is UTF-8 if all of it
 * can be that, else Windows-1252. All of it has to be what the mark says: what stands for bytes that are nothing tells not how
 * many they were, and no row behind it would be found again by its offset. Constant memory.
 */
public final class EncodingCheck {

    private static final int LONGEST_MARK = 3;
    private static final int LONGEST_CHARACTER = 4;

    private final byte[] beginning = new byte[LONGEST_MARK];
    private final CharBuffer decoded = CharBuffer.allocate(4096);
    /** Of what the mark says, once that is known. */
    private Optional<CharsetDecoder> decoder = Optional.empty();
    /** The beginning of the file or of a character, whose rest comes with the next bytes. */
    private byte[] cut = {};

    private int seen;
    private boolean valid = true;

    public void accept(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length && seen < LONGEST_MARK; i++) {
            beginning[seen++] = bytes[offset + i];
        }
        if (valid) {
            ByteBuffer next = ByteBuffer.allocate(cut.length + length)
                    .put(cut)
                    .put(bytes, offset, length)
                    .flip();
            valid = seen < LONGEST_MARK || (decodes(next, false) && next.remaining() < LONGEST_CHARACTER);
            cut = new byte[next.remaining()];
            next.get(cut);
        }
    }

    /** Of all that was accepted; empty where that is not what its byte order mark says. */
    public Optional<FileEncoding> encoding() {
        Optional<FileEncoding> marked = marked();
        if (valid && decodes(ByteBuffer.wrap(cut), true)) {
            return marked.or(() -> Optional.of(FileEncoding.UTF_8));
        }
        return marked.isPresent() ? Optional.empty() : Optional.of(FileEncoding.WINDOWS_1252);
    }

    /** The same of the beginning of a file: its last character may be cut off. */
    public Optional<FileEncoding> encodingSoFar() {
        Optional<FileEncoding> marked = marked();
        if (valid) {
            return marked.or(() -> Optional.of(FileEncoding.UTF_8));
        }
        return marked.isPresent() ? Optional.empty() : Optional.of(FileEncoding.WINDOWS_1252);
    }

    private Optional<FileEncoding> marked() {
        return FileEncoding.marked(Arrays.copyOf(beginning, seen));
    }

    private boolean decodes(ByteBuffer bytes, boolean end) {
        CharsetDecoder strict = decoder.orElseGet(this::strict);
        decoder = Optional.of(strict);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            decoded.clear();
            result = strict.decode(bytes, decoded, end);
        }
        return !result.isError();
    }

    private CharsetDecoder strict() {
        return marked().orElse(FileEncoding.UTF_8)
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}

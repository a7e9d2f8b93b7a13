package dev.ringway.campaign.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds a file's encoding while it comes in, without guessing: its byte order mark says it, else it is UTF-8 if all of it
 * can be that, else Windows-1252. Constant memory.
 */
public final class EncodingCheck {

    private static final int LONGEST_MARK = 3;
    private static final int LONGEST_CHARACTER = 4;

    private final byte[] beginning = new byte[LONGEST_MARK];
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer decoded = CharBuffer.allocate(4096);
    /** The beginning of a character whose rest comes with the next bytes. */
    private byte[] cut = {};

    private int seen;
    private boolean isUtf8 = true;

    public void accept(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length && seen < LONGEST_MARK; i++) {
            beginning[seen++] = bytes[offset + i];
        }
        if (isUtf8) {
            ByteBuffer next = ByteBuffer.allocate(cut.length + length)
                    .put(cut)
                    .put(bytes, offset, length)
                    .flip();
            isUtf8 = decodes(next, false) && next.remaining() < LONGEST_CHARACTER;
            cut = new byte[next.remaining()];
            next.get(cut);
        }
    }

    /** Of all that was accepted. */
    public FileEncoding encoding() {
        return FileEncoding.marked(Arrays.copyOf(beginning, seen))
                .orElseGet(() ->
                        isUtf8 && decodes(ByteBuffer.wrap(cut), true) ? FileEncoding.UTF_8 : FileEncoding.WINDOWS_1252);
    }

    private boolean decodes(ByteBuffer bytes, boolean end) {
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            decoded.clear();
            result = utf8.decode(bytes, decoded, end);
        }
        return !result.isError();
    }
}

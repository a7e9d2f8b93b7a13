package dev.ringway.ingest.postcall;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON with its long texts cut short, so that a parser never holds one of tens of megabytes in memory. The cut is at a
 * whole character and marked by {@link #CUT}; what is not within a text passes unchanged.
 */
final class LongTextCut extends FilterInputStream {

    /** Ends a text that was cut: DEL, which JSON allows in a text as it stands. */
    static final char CUT = 0x7f;

    private static final int DROPPED = -1;
    private static final int AFTER_BACKSLASH = -1;
    private static final int HEX_DIGITS = 4;

    private final int longest;
    private boolean inText;
    private boolean cut;
    private boolean sourceFailed;
    private int length;

    /** Bytes that still belong to an escape; {@link #AFTER_BACKSLASH} where the next one decides. */
    private int escape;

    /** @param longest bytes of a text that pass */
    LongTextCut(InputStream json, int longest) {
        super(json);
        this.longest = longest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0 && length > 0) {
            int read = readSource(target, offset, length);
            if (read < 0) {
                return -1;
            }
            for (int i = offset; i < offset + read; i++) {
                int passed = pass(target[i]);
                if (passed != DROPPED) {
                    target[offset + kept++] = (byte) passed;
                }
            }
        }
        return kept;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Whether the source failed: the parser reports bytes that are no text in the same way. */
    boolean sourceFailed() {
        return sourceFailed;
    }

    private int readSource(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException failure) {
            sourceFailed = true;
            throw failure;
        }
    }

    /** @return what stands in the byte's place, or {@link #DROPPED} */
    private int pass(byte octet) {
        if (!inText) {
            inText = octet == '"';
            cut = false;
            length = 0;
            return octet & 0xff;
        }
        boolean atCharacter = escape == 0 && (octet & 0xc0) != 0x80;
        if (atCharacter && octet == '"') {
            inText = false;
            return octet;
        }
        followEscape(octet);
        if (cut) {
            return DROPPED;
        }
        length++;
        cut = atCharacter && length > longest;
        return cut ? CUT : octet & 0xff;
    }

    private void followEscape(byte octet) {
        if (escape == AFTER_BACKSLASH) {
            escape = octet == 'u' ? HEX_DIGITS : 0;
        } else if (escape > 0) {
            escape--;
        } else if (octet == '\\') {
            escape = AFTER_BACKSLASH;
        }
    }
}

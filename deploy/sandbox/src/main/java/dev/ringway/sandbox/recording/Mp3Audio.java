package dev.ringway.sandbox.recording;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An MP3 file (MPEG-1 layer III, 48 kHz, mono, 32 kbit/s) that sounds one tone of 437 Hz.
 *
 * <p>Each frame holds two granules with a single spectral line of ±1 in each. The line's sign follows + − − +, which is how
 * a steady tone looks to the transform, so that two frames are repeated to the end.
 */
public final class Mp3Audio implements Audio {

    private static final int FRAME = 96;
    private static final long FRAMES_PER_THREE_SECONDS = 125;
    private static final int GAIN = 200;
    private static final byte[][] FRAMES = {frame(false, true), frame(true, false)};

    private final long length;

    public Mp3Audio(long seconds) {
        length = Math.ceilDiv(seconds * FRAMES_PER_THREE_SECONDS, 3L) * FRAME;
    }

    /** About this many bytes, and at least one frame. */
    public static Mp3Audio ofSize(long bytes) {
        return new Mp3Audio(Math.max(1, bytes * 3 / (FRAME * FRAMES_PER_THREE_SECONDS)));
    }

    @Override
    public String contentType() {
        return "audio/mpeg";
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void write(OutputStream out, long first, long count) throws IOException {
        long at = first;
        while (at < first + count) {
            int within = (int) (at % FRAME);
            int bytes = (int) Math.min(FRAME - within, first + count - at);
            out.write(FRAMES[(int) (at / FRAME % 2)], within, bytes);
            at += bytes;
        }
    }

    private static byte[] frame(boolean firstNegative, boolean secondNegative) {
        var bits = new Bits();
        bits.put(0xFFFB14C4, 32);
        bits.put(0, 9 + 5 + 4);
        sideInformation(bits);
        sideInformation(bits);
        line(bits, firstNegative);
        line(bits, secondNegative);
        return bits.bytes;
    }

    /** Where the granule's Huffman bits end, its gain, and that the second table of quadruples is used. */
    private static void sideInformation(Bits bits) {
        bits.put(13, 12);
        bits.put(0, 9);
        bits.put(GAIN, 8);
        bits.put(0, 4 + 1 + 15 + 4 + 3 + 1 + 1);
        bits.put(1, 1);
    }

    /** Two quadruples of silence, then one whose third line, the eleventh of all, sounds. */
    private static void line(Bits bits, boolean negative) {
        bits.put(0b1111_1111_1101, 12);
        bits.put(negative ? 1 : 0, 1);
    }

    private static final class Bits {

        private final byte[] bytes = new byte[FRAME];
        private int at;

        void put(int value, int count) {
            for (int bit = count - 1; bit >= 0; bit--, at++) {
                bytes[at / 8] |= (byte) (((value >> bit) & 1) << (7 - at % 8));
            }
        }
    }
}

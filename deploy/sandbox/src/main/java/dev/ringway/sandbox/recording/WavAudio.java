package dev.ringway.sandbox.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A WAV file as Twilio makes it, 16 bits at 8 kHz: two tones that take turns, a second each, one for either side of the
 * call; with two channels each side has its own.
 */
public final class WavAudio implements Audio {

    private static final int RATE = 8_000;
    private static final int HEADER = 44;
    private static final int SAMPLE = 2;
    private static final short[][] TONES = {tone(330), tone(440)};

    private final int channels;
    private final long dataLength;

    /** @param channels 1 or 2 */
    public WavAudio(long seconds, int channels) {
        this.channels = channels;
        this.dataLength = seconds * RATE * SAMPLE * channels;
    }

    @Override
    public String contentType() {
        return "audio/x-wav";
    }

    @Override
    public long length() {
        return HEADER + dataLength;
    }

    @Override
    public void write(OutputStream out, long first, long count) throws IOException {
        byte[] header = header();
        for (long at = first; at < first + count; at++) {
            out.write(at < HEADER ? header[(int) at] : data(at - HEADER));
        }
    }

    private int data(long at) {
        long sample = at / SAMPLE;
        long frame = sample / channels;
        int side = (int) (frame / RATE % 2);
        boolean silent = channels == 2 && sample % channels != side;
        short value = silent ? 0 : TONES[side][(int) (frame % RATE)];
        return at % SAMPLE == 0 ? value : value >> Byte.SIZE;
    }

    private byte[] header() {
        int frame = SAMPLE * channels;
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt((int) (HEADER - 8 + dataLength))
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(RATE)
                .putInt(RATE * frame)
                .putShort((short) frame)
                .putShort((short) (SAMPLE * Byte.SIZE))
                .put(ascii("data"))
                .putInt((int) dataLength)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** One second, after which a tone of whole hertz begins anew. */
    private static short[] tone(int hertz) {
        short[] samples = new short[RATE];
        for (int i = 0; i < RATE; i++) {
            samples[i] = (short) (6_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return samples;
    }
}

package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.recording.Audio;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** The bytes of a webhook, which can be read any number of times; sound is made while it is read, and sent in chunks. */
interface WebhookBody {

    InputStream open();

    BodyPublisher publisher();

    static WebhookBody of(byte[] json) {
        return new WebhookBody() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(json);
            }

            @Override
            public BodyPublisher publisher() {
                return BodyPublishers.ofByteArray(json);
            }
        };
    }

    /** The sound stands in base64 between what comes before and after it. */
    static WebhookBody of(String before, Audio audio, String after) {
        return new WebhookBody() {
            @Override
            public InputStream open() {
                return new SequenceInputStream(
                        Collections.enumeration(List.of(text(before), new Base64Audio(audio), text(after))));
            }

            @Override
            public BodyPublisher publisher() {
                return BodyPublishers.ofInputStream(this::open);
            }
        };
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads sound in base64, a few thousand bytes at a time. */
    final class Base64Audio extends InputStream {

        private static final int BLOCK = 3 * 4_096;

        private final Audio audio;
        private long at;
        private InputStream block = InputStream.nullInputStream();

        Base64Audio(Audio audio) {
            this.audio = audio;
        }

        @Override
        public int read() throws IOException {
            int next = block.read();
            return next < 0 && refill() ? block.read() : next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = block.read(into, offset, length);
            return count < 0 && refill() ? block.read(into, offset, length) : count;
        }

        private boolean refill() throws IOException {
            long count = Math.min(BLOCK, audio.length() - at);
            if (count == 0) {
                return false;
            }
            var bytes = new ByteArrayOutputStream(BLOCK);
            audio.write(bytes, at, count);
            at += count;
            block = new ByteArrayInputStream(Base64.getEncoder().encode(bytes.toByteArray()));
            return true;
        }
    }
}

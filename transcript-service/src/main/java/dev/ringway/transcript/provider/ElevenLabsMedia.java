package dev.ringway.transcript.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;

/**
 * A sound or the like, as it comes in. To be closed by who asked for it.
 *
 * @param status 200, or 206 for a part
 */
public record ElevenLabsMedia(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        body.close();
    }
}

package dev.ringway.ingest.postcall;

import java.io.CharConversionException;
import java.io.IOException;
import tools.jackson.core.exc.JacksonIOException;

/** Tells a stream that failed from bytes that are no text, which the parser reports alike. */
final class Streams {

    private Streams() {}

    /**
     * @return the stream's failure
     * @throws JacksonIOException where the bytes are to blame
     */
    static IOException causeOf(JacksonIOException failure) {
        if (failure.getCause() instanceof CharConversionException) {
            throw failure;
        }
        return failure.getCause();
    }
}

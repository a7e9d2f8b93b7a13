package dev.ringway.callstore.provider;

import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

/** Twilio's answer to a question for media. */
public sealed interface MediaAnswer {

    /**
     * The whole of it.
     *
     * @param size bytes, where Twilio says
     * @param body to be subscribed to or let go by {@link RecordingMedia#letGo}
     */
    record Whole(Optional<Long> size, Flux<DataBuffer> body) implements MediaAnswer {}

    /**
     * The part that was asked for.
     *
     * @param contentRange as in HTTP, e.g. {@code bytes 0-99/1234}
     * @param size of the part in bytes, where Twilio says
     */
    record Part(String contentRange, Optional<Long> size, Flux<DataBuffer> body) implements MediaAnswer {}

    /**
     * There is no such part.
     *
     * @param contentRange as in HTTP, with the size of the whole, where Twilio says
     */
    record NoSuchPart(Optional<String> contentRange) implements MediaAnswer {}

    /** Twilio does not have it, or no more. */
    record Gone() implements MediaAnswer {}

    /**
     * Twilio was reached and gave no media.
     *
     * @param status HTTP
     */
    record Refused(int status) implements MediaAnswer {}
}

package dev.ringway.starter.media;

import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;

/** A provider's answer to a question for media. */
public sealed interface MediaAnswer {

    /**
     * The whole of it.
     *
     * @param size bytes, where the provider says
     * @param body to be subscribed to or {@linkplain #letGo let go}
     */
    record Whole(Optional<Long> size, Flux<DataBuffer> body) implements MediaAnswer {}

    /**
     * The part that was asked for.
     *
     * @param contentRange as in HTTP, e.g. {@code bytes 0-99/1234}
     * @param size of the part in bytes, where the provider says
     * @param body to be subscribed to or {@linkplain #letGo let go}
     */
    record Part(String contentRange, Optional<Long> size, Flux<DataBuffer> body) implements MediaAnswer {}

    /**
     * There is no such part.
     *
     * @param contentRange as in HTTP, with the size of the whole, where the provider says
     */
    record NoSuchPart(Optional<String> contentRange) implements MediaAnswer {}

    /** The provider does not have it, or no more. */
    record Gone() implements MediaAnswer {}

    /**
     * The provider was reached and gave no media.
     *
     * @param status HTTP
     */
    record Refused(int status) implements MediaAnswer {}

    /** The same of media whose body nobody wants: it is let go. */
    default MediaAnswer withoutBody() {
        return switch (this) {
            case Whole(Optional<Long> size, Flux<DataBuffer> body) -> {
                letGo(body);
                yield new Whole(size, Flux.empty());
            }
            case Part(String contentRange, Optional<Long> size, Flux<DataBuffer> body) -> {
                letGo(body);
                yield new Part(contentRange, size, Flux.empty());
            }
            case NoSuchPart none -> none;
            case Gone gone -> gone;
            case Refused refused -> refused;
        };
    }

    /** What is not read of a body holds its connection, so it is given back. */
    static void letGo(Flux<DataBuffer> body) {
        body.subscribe(DataBufferUtils.releaseConsumer(), failed -> {}).dispose();
    }
}

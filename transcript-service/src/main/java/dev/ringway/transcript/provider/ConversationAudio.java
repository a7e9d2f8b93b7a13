package dev.ringway.transcript.provider;

import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaAnswer.Whole;
import dev.ringway.starter.media.MediaClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The sound of conversations at ElevenLabs. The address is made of the configured origin and the conversation id alone.
 *
 * <p>ElevenLabs documents neither HEAD nor Range for it, nor that it tells the size. So HEAD is a GET whose body is let go; and where a
 * range is ignored and no size told, the sound is read through once, nothing of it kept, since a part has no place in what nobody
 * knows the length of. Where that takes too long, the whole is the answer.
 */
@Component
public final class ConversationAudio {

    private final MediaClient client;
    private final ElevenLabsSettings elevenLabs;
    private final Duration patience;
    private final KnownSizes sizes;

    ConversationAudio(MediaClient client, ElevenLabsSettings elevenLabs, AudioSettings settings, Clock clock) {
        this.client = client;
        this.elevenLabs = elevenLabs;
        this.patience = settings.audio().answerTimeout();
        this.sizes = new KnownSizes(settings.audio().cacheAge(), clock);
    }

    /**
     * @param method GET, or HEAD for an answer without the sound
     * @param range as in HTTP, e.g. {@code bytes=0-99}; it may be ignored
     * @return fails with the client's exceptions where ElevenLabs is away, and with a time-out where it does not answer
     */
    public Mono<MediaAnswer> ask(HttpMethod method, String conversationId, Optional<String> range) {
        if (!ConversationsAtElevenLabs.isId(conversationId)) {
            return Mono.just(new MediaAnswer.Gone());
        }
        Mono<MediaAnswer> answer = get(conversationId, range)
                .flatMap(got -> got instanceof Whole(Optional<Long> size, Flux<DataBuffer> body)
                                && size.isEmpty()
                                && range.isPresent()
                        ? sized(conversationId, body)
                        : Mono.just(got));
        return method.equals(HttpMethod.HEAD) ? answer.map(MediaAnswer::withoutBody) : answer;
    }

    private Mono<MediaAnswer> get(String conversationId, Optional<String> range) {
        return client.ask(
                HttpMethod.GET,
                elevenLabs.address("/v1/convai/conversations/" + conversationId + "/audio"),
                headers -> headers.set("xi-api-key", elevenLabs.key()),
                range);
    }

    private Mono<MediaAnswer> sized(String conversationId, Flux<DataBuffer> body) {
        Optional<Long> known = sizes.of(conversationId);
        if (known.isPresent()) {
            return Mono.just(new Whole(known, body));
        }
        return length(body)
                .doOnNext(length -> sizes.put(conversationId, length))
                .map(Optional::of)
                .timeout(patience)
                // Slow or broken off: the next question tells what is wrong, or gives the whole.
                .onErrorResume(unmeasured -> Mono.just(Optional.empty()))
                .flatMap(length -> get(conversationId, Optional.empty())
                        .map(again -> again instanceof Whole(Optional<Long> size, Flux<DataBuffer> whole)
                                ? new Whole(size.or(() -> length), whole)
                                : again));
    }

    private static Mono<Long> length(Flux<DataBuffer> body) {
        return body.map(piece -> {
                    long bytes = piece.readableByteCount();
                    DataBufferUtils.release(piece);
                    return bytes;
                })
                .reduce(0L, Long::sum);
    }
}

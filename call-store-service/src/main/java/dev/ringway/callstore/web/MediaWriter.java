package dev.ringway.callstore.web;

import dev.ringway.callstore.media.RecordingAccount;
import dev.ringway.callstore.provider.MediaAnswer;
import dev.ringway.callstore.provider.MediaFormat;
import dev.ringway.callstore.provider.MediaSettings;
import dev.ringway.callstore.provider.RecordingMedia;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Passes a recording's media on, whole or the part that was asked for, no faster than it is read. A recording does not
 * change once it is complete, so its SID and format are its tag.
 */
@Component
final class MediaWriter {

    private final RecordingMedia media;
    private final RecordingAccount account;
    private final MediaSettings settings;

    MediaWriter(RecordingMedia media, RecordingAccount account, MediaSettings settings) {
        this.media = media;
        this.account = account;
        this.settings = settings;
    }

    Mono<Void> write(Recording recording, MediaFormat format, ServerWebExchange exchange) {
        String sid = recording.recordingSid();
        String tag = "\"" + sid + "-" + format.extension() + "\"";
        headers(exchange.getResponse().getHeaders(), sid, format, tag);
        if (exchange.checkNotModified(tag)) {
            return exchange.getResponse().setComplete();
        }
        HttpHeaders asked = exchange.getRequest().getHeaders();
        Optional<MediaRange> range = MediaRange.of(asked, tag);
        boolean head = exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
        Optional<String> wanted = range.map(MediaRange::text);
        String owner = account.of(recording).accountSid();
        return (head ? media.look(owner, sid, format, wanted) : media.open(owner, sid, format, wanted))
                .onErrorMap(TimeoutException.class, MediaWriter::slow)
                .onErrorMap(WebClientRequestException.class, MediaWriter::away)
                .flatMap(answer -> write(answer, recording, range, exchange.getResponse()))
                .doOnError(failed -> forget(exchange.getResponse()));
    }

    private void headers(HttpHeaders headers, String sid, MediaFormat format, String tag) {
        headers.setContentType(MediaType.parseMediaType(format.contentType()));
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.setETag(tag);
        headers.setCacheControl(
                CacheControl.maxAge(settings.cacheAge()).cachePrivate().getHeaderValue());
        headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + sid + "." + format.extension() + "\"");
    }

    private Mono<Void> write(
            MediaAnswer answer, Recording recording, Optional<MediaRange> range, ServerHttpResponse response) {
        return switch (answer) {
            case MediaAnswer.Whole(Optional<Long> size, Flux<DataBuffer> body) -> {
                // Twilio ignored the range: the part is cut out here, if its place is known.
                if (range.isPresent() && size.isPresent()) {
                    yield cut(range.get(), size.get(), body, response);
                }
                yield send(response, HttpStatus.OK, size, body);
            }
            case MediaAnswer.Part(String contentRange, Optional<Long> size, Flux<DataBuffer> body) -> {
                response.getHeaders().set(HttpHeaders.CONTENT_RANGE, contentRange);
                yield send(response, HttpStatus.PARTIAL_CONTENT, size, body);
            }
            case MediaAnswer.NoSuchPart(Optional<String> contentRange) -> noSuchPart(response, contentRange);
            case MediaAnswer.Gone _ -> Mono.error(account.missing(recording));
            case MediaAnswer.Refused(int status) ->
                Mono.error(new ProblemException(
                        HttpStatus.BAD_GATEWAY,
                        "twilio-gave-no-media",
                        "Twilio answered with HTTP " + status + " instead of the recording. Try again later."));
        };
    }

    private static Mono<Void> cut(MediaRange range, long size, Flux<DataBuffer> body, ServerHttpResponse response) {
        Optional<MediaRange.Part> part = range.of(size);
        if (part.isEmpty()) {
            RecordingMedia.letGo(body);
            return noSuchPart(response, Optional.of("bytes */" + size));
        }
        MediaRange.Part wanted = part.get();
        response.getHeaders()
                .set(HttpHeaders.CONTENT_RANGE, "bytes " + wanted.first() + "-" + wanted.last() + "/" + size);
        Flux<DataBuffer> bytes = Flux.from(DataBufferUtils.takeUntilByteCount(
                DataBufferUtils.skipUntilByteCount(body, wanted.first()), wanted.length()));
        return send(response, HttpStatus.PARTIAL_CONTENT, Optional.of(wanted.length()), bytes);
    }

    private static Mono<Void> send(
            ServerHttpResponse response, HttpStatus status, Optional<Long> length, Flux<DataBuffer> body) {
        response.setStatusCode(status);
        length.ifPresent(response.getHeaders()::setContentLength);
        return response.writeWith(body);
    }

    private static Mono<Void> noSuchPart(ServerHttpResponse response, Optional<String> contentRange) {
        forget(response);
        response.setStatusCode(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
        contentRange.ifPresent(range -> response.getHeaders().set(HttpHeaders.CONTENT_RANGE, range));
        return response.setComplete();
    }

    /** What was said of the media is not true of a problem. */
    private static void forget(ServerHttpResponse response) {
        if (!response.isCommitted()) {
            HttpHeaders headers = response.getHeaders();
            headers.remove(HttpHeaders.CONTENT_TYPE);
            headers.remove(HttpHeaders.CONTENT_DISPOSITION);
            headers.remove(HttpHeaders.ETAG);
            headers.remove(HttpHeaders.CACHE_CONTROL);
        }
    }

    private static ProblemException slow(Throwable cause) {
        return caused(
                HttpStatus.GATEWAY_TIMEOUT,
                "twilio-gave-no-answer",
                "Twilio did not answer in time. Try again.",
                cause);
    }

    private static ProblemException away(Throwable cause) {
        return caused(
                HttpStatus.BAD_GATEWAY, "twilio-unavailable", "Twilio cannot be reached. Try again later.", cause);
    }

    private static ProblemException caused(HttpStatus status, String code, String detail, Throwable cause) {
        ProblemException problem = new ProblemException(status, code, detail);
        problem.initCause(cause);
        return problem;
    }
}

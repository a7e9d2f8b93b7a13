package dev.ringway.starter.media;

import java.time.Duration;
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
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Passes media on, whole or the part that was asked for, no faster than they are read. */
public final class MediaWriter {

    private final Duration cacheAge;

    /** @param cacheAge how long a browser may keep them */
    public MediaWriter(Duration cacheAge) {
        this.cacheAge = cacheAge;
    }

    /**
     * Answers GET and HEAD, with 304 and, to GET alone, 206 and 416 where they are due: of HEAD a range means nothing (RFC 9110,
     * 14.2), and its answer tells of the whole. Fails with a problem where there are no media: the source's own, 502
     * where the provider is away or gave none, 504 where it is slow.
     */
    public Mono<Void> write(Media media, MediaSource source, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        headers(response.getHeaders(), media);
        if (exchange.checkNotModified(media.tag())) {
            return response.setComplete();
        }
        HttpMethod method = exchange.getRequest().getMethod();
        Optional<MediaRange> range = method.equals(HttpMethod.GET)
                ? MediaRange.of(exchange.getRequest().getHeaders(), media.tag())
                : Optional.empty();
        return Mono.defer(() -> source.ask(method, range.map(MediaRange::text)))
                .onErrorMap(TimeoutException.class, late -> MediaProblems.slow(source, late))
                .onErrorMap(WebClientRequestException.class, away -> MediaProblems.away(source, away))
                .flatMap(answer -> write(answer, source, range, response))
                .doOnError(failed -> forget(response));
    }

    private void headers(HttpHeaders headers, Media media) {
        headers.setContentType(MediaType.parseMediaType(media.format().contentType()));
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.setETag(media.tag());
        headers.setCacheControl(CacheControl.maxAge(cacheAge).cachePrivate().getHeaderValue());
        headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + media.fileName() + "\"");
    }

    private static Mono<Void> write(
            MediaAnswer answer, MediaSource source, Optional<MediaRange> range, ServerHttpResponse response) {
        return switch (answer) {
            case MediaAnswer.Whole(Optional<Long> size, Flux<DataBuffer> body) -> {
                // The provider ignored the range: the part is cut out here, if its place is known.
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
            case MediaAnswer.Gone _ -> Mono.error(source.gone());
            case MediaAnswer.Refused(int status) -> Mono.error(source.refused(status));
        };
    }

    private static Mono<Void> cut(MediaRange range, long size, Flux<DataBuffer> body, ServerHttpResponse response) {
        Optional<MediaRange.Part> part = range.of(size);
        if (part.isEmpty()) {
            MediaAnswer.letGo(body);
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
}

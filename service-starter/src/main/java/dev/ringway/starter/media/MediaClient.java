package dev.ringway.starter.media;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Streams media from a provider without blocking, no faster than they are read. Redirects are not followed: nobody can make the
 * service ask another server, or show it our credentials.
 */
public final class MediaClient implements AutoCloseable {

    private final ConnectionProvider connections;
    private final WebClient client;
    private final Duration answerTimeout;

    /** @param name of its connections, in metrics and logs */
    public MediaClient(String name, Duration connectTimeout, MediaSettings settings) {
        this.answerTimeout = settings.answerTimeout();
        this.connections = ConnectionProvider.builder(name)
                .maxConnections(settings.connections())
                .pendingAcquireTimeout(Duration.ofSeconds(5))
                .maxIdleTime(Duration.ofSeconds(10))
                .build();
        HttpClient http = HttpClient.create(connections)
                .followRedirect(false)
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()))
                .responseTimeout(settings.idleTimeout());
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /**
     * @param address made of configured parts and checked ids alone
     * @param credentials puts them into the request's headers
     * @param range as in HTTP, e.g. {@code bytes=0-99}; the provider may ignore it
     * @return fails with the client's exceptions where the provider is away, and with a time-out where it does not answer
     */
    public Mono<MediaAnswer> ask(
            HttpMethod method, URI address, Consumer<HttpHeaders> credentials, Optional<String> range) {
        return client.method(method)
                .uri(address)
                .headers(credentials)
                .headers(headers -> range.ifPresent(value -> headers.set(HttpHeaders.RANGE, value)))
                .retrieve()
                // No status is an exception here: what each means is said below.
                .onStatus(HttpStatusCode::isError, refused -> Mono.empty())
                .toEntityFlux(DataBuffer.class)
                .timeout(answerTimeout)
                .map(MediaClient::answer);
    }

    private static MediaAnswer answer(ResponseEntity<Flux<DataBuffer>> response) {
        HttpHeaders headers = response.getHeaders();
        Flux<DataBuffer> body = response.getBody() == null ? Flux.empty() : response.getBody();
        Optional<Long> size = Optional.of(headers.getContentLength()).filter(length -> length >= 0);
        Optional<String> contentRange = Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_RANGE));
        int status = response.getStatusCode().value();
        if (status == 200) {
            return new MediaAnswer.Whole(size, body);
        }
        if (status == 206 && contentRange.isPresent()) {
            return new MediaAnswer.Part(contentRange.get(), size, body);
        }
        MediaAnswer.letGo(body);
        return switch (status) {
            case 416 -> new MediaAnswer.NoSuchPart(contentRange);
            case 404, 410 -> new MediaAnswer.Gone();
            default -> new MediaAnswer.Refused(status);
        };
    }

    @Override
    public void close() {
        connections.dispose();
    }
}

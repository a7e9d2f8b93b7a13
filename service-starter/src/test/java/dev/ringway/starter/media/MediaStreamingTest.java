package dev.ringway.starter.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A large sound on its way from a provider to whoever listens, over real connections. */
class MediaStreamingTest {

    private static final int PIECE = 64 << 10;
    private static final long SIZE = 100L << 20;
    /** What the kernel's buffers of both connections may hold; far below the sound. */
    private static final long MOST_UNDER_WAY = 40L << 20;

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final AtomicLong sent = new AtomicLong();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MediaClient client = new MediaClient(
            "test", Duration.ofSeconds(5), new MediaSettings(4, LIMIT, LIMIT, Duration.ZERO, Duration.ZERO));
    private MediaProvider provider;
    private DisposableServer service;

    @BeforeEach
    void start() throws IOException {
        provider = new MediaProvider();
        MediaWriter writer = new MediaWriter(Duration.ZERO);
        service = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(
                                exchange -> writer.write(new Media("one", MediaFormat.MP3), source(), exchange))
                        .build()))
                .bindNow();
        provider.next(this::send);
    }

    @AfterEach
    void stop() {
        http.close();
        service.disposeNow();
        client.close();
        provider.close();
    }

    @Test
    void noMoreOfItIsFetchedThanIsListenedTo() throws Exception {
        try (InputStream body = listen().body()) {
            CRC32 sum = new CRC32();
            sum.update(body.readNBytes(1 << 20));
            AtomicLong before = new AtomicLong(-1);
            await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> {
                long now = sent.get();
                return before.getAndSet(now) == now;
            });
            assertThat(sent.get()).isLessThan(MOST_UNDER_WAY);

            long read = 1 << 20;
            byte[] piece = new byte[PIECE];
            for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                sum.update(piece, 0, count);
                read += count;
            }
            assertThat(read).isEqualTo(SIZE);
            assertThat(sum.getValue()).isEqualTo(sumOfAll());
        }
    }

    @Test
    void whoWantsThreeBytesOfItIsNotSentTheRest() throws Exception {
        HttpResponse<InputStream> answer = listen("Range", "bytes=300-302");

        try (InputStream body = answer.body()) {
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(body.readAllBytes()).containsExactly(at(300), at(301), at(302));
        }
        assertThat(sent.get()).isLessThan(MOST_UNDER_WAY);
    }

    private HttpResponse<InputStream> listen(String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/sound"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** Ignores the range. */
    private void send(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, SIZE);
        for (long first = 0; first < SIZE; first += PIECE) {
            exchange.getResponseBody().write(piece(first));
            sent.addAndGet(PIECE);
        }
    }

    private static byte[] piece(long first) {
        byte[] piece = new byte[PIECE];
        for (int i = 0; i < PIECE; i++) {
            piece[i] = at(first + i);
        }
        return piece;
    }

    private static byte at(long position) {
        return (byte) (position * 31 + (position >>> 16));
    }

    private static long sumOfAll() {
        CRC32 sum = new CRC32();
        for (long first = 0; first < SIZE; first += PIECE) {
            sum.update(piece(first));
        }
        return sum.getValue();
    }

    private MediaSource source() {
        return new Carrier() {
            @Override
            public Mono<MediaAnswer> ask(HttpMethod method, Optional<String> range) {
                return client.ask(method, provider.address(), headers -> {}, range);
            }
        };
    }
}

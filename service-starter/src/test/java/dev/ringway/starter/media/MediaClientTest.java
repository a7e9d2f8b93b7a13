package dev.ringway.starter.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.media.MediaAnswer.Gone;
import dev.ringway.starter.media.MediaAnswer.NoSuchPart;
import dev.ringway.starter.media.MediaAnswer.Part;
import dev.ringway.starter.media.MediaAnswer.Refused;
import dev.ringway.starter.media.MediaAnswer.Whole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Flux;

/** What a provider's answers, and the lack of them, are taken for. */
class MediaClientTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private MediaProvider provider;
    private MediaClient client;

    @BeforeEach
    void start() throws IOException {
        provider = new MediaProvider();
        client = new MediaClient(
                "test",
                Duration.ofSeconds(5),
                new MediaSettings(4, Duration.ofSeconds(3), LIMIT, Duration.ZERO, Duration.ZERO));
    }

    @AfterEach
    void stop() {
        provider.close();
        client.close();
    }

    @Test
    void theWholeComesWithItsSize() {
        provider.next(exchange -> {
            byte[] body = exchange.getRequestHeaders().getFirst("X-Key").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });

        assertThat(ask(Optional.empty())).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.size()).contains(6L);
            assertThat(text(whole.body())).isEqualTo("secret");
        });
    }

    @Test
    void theWholeMayComeWithoutItsSize() {
        provider.next(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("sound".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(ask(Optional.empty())).isInstanceOfSatisfying(Whole.class, whole -> {
            assertThat(whole.size()).isEmpty();
            assertThat(text(whole.body())).isEqualTo("sound");
        });
    }

    @Test
    void aPartComesWithItsPlace() {
        provider.next(exchange -> {
            byte[] body = exchange.getRequestHeaders().getFirst("Range").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Range", "bytes 5-13/100");
            exchange.sendResponseHeaders(206, body.length);
            exchange.getResponseBody().write(body);
        });

        assertThat(ask(Optional.of("bytes=5-13"))).isInstanceOfSatisfying(Part.class, part -> {
            assertThat(part.contentRange()).isEqualTo("bytes 5-13/100");
            assertThat(part.size()).contains(10L);
            assertThat(text(part.body())).isEqualTo("bytes=5-13");
        });
    }

    @Test
    void whereThereIsNoSuchPartTheSizeIsTold() {
        provider.next(exchange -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes */100");
            exchange.sendResponseHeaders(416, -1);
        });

        assertThat(ask(Optional.of("bytes=100-"))).isEqualTo(new NoSuchPart(Optional.of("bytes */100")));
    }

    @ParameterizedTest
    @CsvSource({"404, true", "410, true", "206, false", "302, false", "401, false", "429, false", "503, false"})
    void whatIsNoMediaIsGoneOrRefusedAndNobodyIsLedElsewhere(int status, boolean gone) {
        provider.next(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, 4);
            exchange.getResponseBody().write("oops".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(ask(Optional.empty())).isEqualTo(gone ? new Gone() : new Refused(status));
    }

    @Test
    void awayAndSlowAreToldApart() {
        provider.next(exchange -> {}); // closes the connection
        assertThatThrownBy(() -> ask(Optional.empty())).isInstanceOf(WebClientRequestException.class);

        provider.next(exchange -> provider.hang());
        assertThatThrownBy(() -> ask(Optional.empty())).hasCauseInstanceOf(TimeoutException.class);

        provider.close();
        assertThatThrownBy(() -> ask(Optional.empty())).isInstanceOf(WebClientRequestException.class);
    }

    private MediaAnswer ask(Optional<String> range) {
        return client.ask(HttpMethod.GET, provider.address(), headers -> headers.set("X-Key", "secret"), range)
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static String text(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body)
                .map(bytes -> bytes.toString(StandardCharsets.UTF_8))
                .blockOptional(LIMIT)
                .orElseThrow();
    }
}

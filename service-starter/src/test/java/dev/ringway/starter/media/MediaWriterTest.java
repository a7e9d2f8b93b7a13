package dev.ringway.starter.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.media.MediaAnswer.Gone;
import dev.ringway.starter.media.MediaAnswer.NoSuchPart;
import dev.ringway.starter.media.MediaAnswer.Part;
import dev.ringway.starter.media.MediaAnswer.Refused;
import dev.ringway.starter.media.MediaAnswer.Whole;
import dev.ringway.starter.problems.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of a provider's answer. */
class MediaWriterTest {

    private static final int PIECE = 10;
    private static final int SIZE = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final MediaWriter writer = new MediaWriter(Duration.ofMinutes(10));
    private final byte[] sound = new byte[SIZE];
    private final AtomicInteger pieces = new AtomicInteger();
    private final AtomicInteger cancels = new AtomicInteger();
    private final List<String> asked = new ArrayList<>();

    MediaWriterTest() {
        new Random(5).nextBytes(sound);
    }

    @Test
    void theWholeIsPassedOn() throws IOException {
        MockServerHttpResponse response = written(whole(Optional.of((long) SIZE)));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(body(response)).isEqualTo(sound);
        HttpHeaders headers = response.getHeaders();
        assertThat(headers.getContentLength()).isEqualTo(SIZE);
        assertThat(headers.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("audio/mpeg");
        assertThat(headers.getFirst(HttpHeaders.ACCEPT_RANGES)).isEqualTo("bytes");
        assertThat(headers.getETag()).isEqualTo("\"one-mp3\"");
        assertThat(headers.getCacheControl()).isEqualTo("max-age=600, private");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION)).isEqualTo("inline; filename=\"one.mp3\"");
        assertThat(asked).containsExactly("GET");
    }

    @Test
    void aPartIsPassedOnAsItCame() throws IOException {
        MockServerHttpResponse response =
                written(new Part("bytes 5-14/1000", Optional.of(10L), pieces(5, 15)), HttpHeaders.RANGE, "bytes=5-14");

        assertPart(response, 5, 15);
        assertThat(asked).containsExactly("GET bytes=5-14");
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-9, 0, 10", "bytes=5-14, 5, 15", "bytes=-7, 993, 1000", "bytes=995-, 995, 1000"})
    void aPartIsCutOutOfTheWhole(String range, int from, int to) throws IOException {
        assertPart(written(whole(Optional.of((long) SIZE)), HttpHeaders.RANGE, range), from, to);
    }

    @Test
    void nothingIsReadBehindThePartThatIsCutOut() {
        written(whole(Optional.of((long) SIZE)), HttpHeaders.RANGE, "bytes=5-14");

        assertThat(pieces).hasValue(2);
        assertThat(cancels).hasValue(1);
    }

    @Test
    void whereTheSizeIsNotKnownTheWholeIsTheAnswerToEveryRange() throws IOException {
        MockServerHttpResponse response = written(whole(Optional.empty()), HttpHeaders.RANGE, "bytes=-7");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getHeaders().getContentLength()).isEqualTo(-1);
        assertThat(body(response)).isEqualTo(sound);
    }

    @Test
    void whoHasAnothersBeginningGetsTheWhole() throws IOException {
        MockServerHttpResponse response = written(
                whole(Optional.of((long) SIZE)), HttpHeaders.RANGE, "bytes=5-14", HttpHeaders.IF_RANGE, "\"other\"");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(body(response)).isEqualTo(sound);
        assertThat(asked).containsExactly("GET");
    }

    @Test
    void aPartThatThereIsNotIs416WhoeverFindsOut() {
        MockServerHttpResponse ours =
                written(new Whole(Optional.of((long) SIZE), pending()), HttpHeaders.RANGE, "bytes=1000-");
        MockServerHttpResponse theirs =
                written(new NoSuchPart(Optional.of("bytes */1000")), HttpHeaders.RANGE, "bytes=1000-");

        for (MockServerHttpResponse response : List.of(ours, theirs)) {
            assertThat(response.getStatusCode()).isEqualTo(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE);
            assertThat(response.getHeaders().getFirst(HttpHeaders.CONTENT_RANGE))
                    .isEqualTo("bytes */1000");
            assertThat(response.getHeaders().getContentType()).isNull();
            assertThat(response.getHeaders().getETag()).isNull();
        }
        assertThat(cancels).as("the body that nobody wants is let go").hasValue(1);
    }

    @Test
    void whoHasItAlreadyGetsNothingAndTheProviderIsNotAsked() {
        MockServerHttpResponse response =
                written(whole(Optional.empty()), HttpHeaders.IF_NONE_MATCH, "\"other\", \"one-mp3\"");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-14", "bytes=1000-"})
    void ofHeadARangeMeansNothing(String range) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.HEAD, URI.create("/sound"))
                        .header(HttpHeaders.RANGE, range));
        writer.write(
                        new Media("one", MediaFormat.MP3),
                        source(Mono.just(new Whole(Optional.of((long) SIZE), Flux.empty()))),
                        exchange)
                .block(LIMIT);

        assertThat(asked).containsExactly("HEAD");
        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        assertThat(headers.getContentLength()).isEqualTo(SIZE);
        assertThat(headers.getFirst(HttpHeaders.CONTENT_RANGE)).isNull();
        assertThat(headers.getETag()).isEqualTo("\"one-mp3\"");
    }

    @Test
    void headAsksForTheAnswerWithoutItsBody() {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.method(HttpMethod.HEAD, URI.create("/sound")));
        writer.write(
                        new Media("one", MediaFormat.WAV),
                        source(Mono.just(new Whole(Optional.of((long) SIZE), pending()).withoutBody())),
                        exchange)
                .block(LIMIT);

        assertThat(asked).containsExactly("HEAD");
        assertThat(exchange.getResponse().getHeaders().getContentLength()).isEqualTo(SIZE);
        assertThat(exchange.getResponse().getHeaders().getETag()).isEqualTo("\"one-wav\"");
        assertThat(cancels).hasValue(1);
    }

    @Test
    void eachFailureHasItsProblemAndNothingIsSaidOfTheSoundAnyMore() {
        assertProblem(Mono.just(new Gone()), HttpStatus.NOT_FOUND, "sound-not-found");
        assertProblem(Mono.just(new Refused(500)), HttpStatus.BAD_GATEWAY, "carrier-gave-no-media");
        assertProblem(Mono.error(new TimeoutException("late")), HttpStatus.GATEWAY_TIMEOUT, "carrier-gave-no-answer");
        assertProblem(
                Mono.error(new WebClientRequestException(
                        new IOException("closed"), HttpMethod.GET, URI.create("/sound"), new HttpHeaders())),
                HttpStatus.BAD_GATEWAY,
                "carrier-unavailable");
    }

    @Test
    void noMoreIsTakenThanIsRead() {
        MockServerWebExchange exchange = exchange();
        AtomicInteger read = new AtomicInteger();
        exchange.getResponse().setWriteHandler(body -> {
            body.subscribe(new BaseSubscriber<>() {
                @Override
                protected void hookOnSubscribe(Subscription subscription) {
                    request(3);
                }

                @Override
                protected void hookOnNext(DataBuffer piece) {
                    read.incrementAndGet();
                }
            });
            return Mono.never();
        });
        writer.write(new Media("one", MediaFormat.MP3), source(Mono.just(whole(Optional.of((long) SIZE)))), exchange)
                .subscribe();

        assertThat(read).hasValue(3);
        assertThat(pieces).hasValue(3);
    }

    private void assertProblem(Mono<MediaAnswer> answer, HttpStatus status, String code) {
        MockServerWebExchange exchange = exchange();
        assertThatThrownBy(() -> writer.write(new Media("one", MediaFormat.MP3), source(answer), exchange)
                        .block(LIMIT))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.status()).isEqualTo(status);
                    assertThat(problem.code()).isEqualTo(code);
                });
        assertThat(exchange.getResponse().getHeaders().headerNames()).containsExactly(HttpHeaders.ACCEPT_RANGES);
    }

    private void assertPart(MockServerHttpResponse response, int from, int to) throws IOException {
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.PARTIAL_CONTENT);
        assertThat(response.getHeaders().getFirst(HttpHeaders.CONTENT_RANGE))
                .isEqualTo("bytes " + from + "-" + (to - 1) + "/1000");
        assertThat(response.getHeaders().getContentLength()).isEqualTo(to - from);
        assertThat(body(response)).isEqualTo(Arrays.copyOfRange(sound, from, to));
    }

    private MockServerHttpResponse written(MediaAnswer answer, String... headers) {
        MockServerWebExchange exchange = exchange(headers);
        writer.write(new Media("one", MediaFormat.MP3), source(Mono.just(answer)), exchange)
                .block(LIMIT);
        return exchange.getResponse();
    }

    private static MockServerWebExchange exchange(String... headers) {
        MockServerHttpRequest.BaseBuilder<?> request = MockServerHttpRequest.get("/sound");
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return MockServerWebExchange.from(request);
    }

    private static byte[] body(MockServerHttpResponse response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataBufferUtils.write(response.getBody(), out).blockLast(LIMIT);
        return out.toByteArray();
    }

    private Whole whole(Optional<Long> size) {
        return new Whole(size, pieces(0, SIZE));
    }

    /** Counts what is taken of it. */
    private Flux<DataBuffer> pieces(int from, int to) {
        return Flux.range(0, (to - from) / PIECE)
                .doOnNext(_ -> pieces.incrementAndGet())
                .doOnCancel(cancels::incrementAndGet)
                .map(at -> DefaultDataBufferFactory.sharedInstance.wrap(
                        Arrays.copyOfRange(sound, from + at * PIECE, from + (at + 1) * PIECE)));
    }

    /** Of which nothing has come yet. */
    private Flux<DataBuffer> pending() {
        return Flux.<DataBuffer>never().doOnCancel(cancels::incrementAndGet);
    }

    private MediaSource source(Mono<MediaAnswer> answer) {
        return new Carrier() {
            @Override
            public Mono<MediaAnswer> ask(HttpMethod method, Optional<String> range) {
                asked.add((method + " " + range.orElse("")).strip());
                return answer;
            }
        };
    }
}

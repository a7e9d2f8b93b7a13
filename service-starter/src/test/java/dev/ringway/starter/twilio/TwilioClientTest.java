package dev.ringway.starter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.starter.startup.StartRefusedException;
import dev.ringway.starter.twilio.RawServer.Answer;
import dev.ringway.starter.twilio.TwilioFailure.Ambiguous;
import dev.ringway.starter.twilio.TwilioFailure.NotProcessed;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A call is never asked for twice, whatever becomes of the first request, and what became of it is said rightly. */
class TwilioClientTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";
    private static final String SID = "CA00000000000000000000000000000001";
    private static final String CALL = "{\"sid\":\"" + SID + "\",\"status\":\"%s\"}";

    private static final int CONNECTIONS = 4;

    private RawServer server;
    private TwilioClient client;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
        client = client(server.origin(), Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "500, 20500, Ambiguous",
        "500, 0, Ambiguous",
        "502, 0, Ambiguous",
        "503, 0, Ambiguous",
        "503, 20503, NotProcessed",
        "429, 20429, NotProcessed",
        "429, 0, NotProcessed",
        "408, 0, Ambiguous",
        "302, 0, Ambiguous",
        "401, 20003, Credentials",
        "401, 0, Credentials",
        "403, 10001, Credentials",
        "400, 21210, Configuration",
        "400, 21212, Configuration",
        "400, 21213, Configuration",
        "400, 21205, Configuration",
        "400, 21211, Undialable",
        "400, 21217, Undialable",
        "400, 21201, Undialable",
        "400, 21202, Undialable",
        "400, 21214, Unreachable",
        "400, 21215, DestinationNotAllowed",
        "400, 21216, DestinationNotAllowed",
        "400, 21220, NotInProgress",
        "404, 20404, NotFound",
        "404, 0, NotFound",
        "400, 99999, Refused",
    })
    void everyRefusalHasItsNameAndIsNotRepeated(int status, int code, String name) {
        String body = code == 0 ? "<html>sorry</html>" : "{\"code\":" + code + ",\"message\":\"no\",\"status\":9}";
        server.answers(Answer.of(status, body));

        assertThat(failure(create()).getClass().getSimpleName()).isEqualTo(name);
        assertThat(server.requests()).singleElement().asString().startsWith("POST ");
    }

    @Test
    void aServerThatSaysNothingLeavesItOpen() {
        server.answers(Answer.silence());

        assertThat(failure(create())).isInstanceOf(Ambiguous.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whoIsInterruptedAfterSendingDoesNotKnowWhatBecameOfIt() throws InterruptedException {
        client.close();
        client = client(server.origin(), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(1));
        server.answers(Answer.silence());
        CompletableFuture<TwilioFailure> seen = new CompletableFuture<>();
        Thread asking = Thread.ofVirtual().start(() -> seen.complete(failure(create())));
        await().until(() -> server.requests().size() == 1);

        asking.interrupt();

        assertThat(seen.orTimeout(30, TimeUnit.SECONDS).join()).isInstanceOf(Ambiguous.class);
        asking.join();
    }

    @Test
    void aServerThatDripsItsAnswerIsLeftAfterTheTotalTime() throws IOException {
        client.close();
        client = client(server.origin(), Duration.ofSeconds(30), Duration.ofMillis(300), Duration.ofSeconds(1));
        server.answers(connection -> {
            connection.getOutputStream().write("HTTP/1.1 201 Cre".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            Thread.currentThread().join();
        });

        assertThat(failure(create())).isInstanceOf(Ambiguous.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestLeavesItOpen() {
        server.answers(Answer.reset());

        assertThat(failure(create())).isInstanceOf(Ambiguous.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anAnswerCutOffOrUnreadableLeavesItOpen() {
        server.answers(connection -> {
            Answer.of(201, CALL.formatted("queued"), "X-Padding: 1\r\n").give(connection);
        });
        assertThat(create().value()).isPresent();

        server.answers(Answer.of(201, "{\"sid\": "));
        assertThat(failure(create())).isInstanceOf(Ambiguous.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aServerThatIsAwayWasNotAsked() throws IOException {
        server.close();

        assertThat(failure(create())).isInstanceOf(NotProcessed.class);
    }

    @Test
    void afterTooManyRequestsNothingIsSentUntilItsTime() {
        server.answers(Answer.of(429, "{\"code\":20429}", "Retry-After: 60\r\n"));
        assertThat(failure(create()))
                .isEqualTo(new NotProcessed("Twilio answered with code 20429", Optional.of(Duration.ofSeconds(60))));

        assertThat(failure(create()))
                .isInstanceOfSatisfying(
                        NotProcessed.class,
                        refused -> assertThat(refused.retryAfter().orElseThrow())
                                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60)));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void moreAtOnceThanAllowedAreNotSent() {
        client.close();
        client = client(server.origin(), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ZERO);
        server.answers(Answer.of(200, CALL.formatted("queued")));

        long refused = IntStream.range(0, 20)
                .mapToObj(_ -> create())
                .filter(outcome -> outcome.value().isEmpty())
                .peek(outcome -> assertThat(failure(outcome)).isInstanceOf(NotProcessed.class))
                .count();

        assertThat(server.requests()).hasSize((int) (20 - refused));
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotSent() {
        server.answers(Answer.of(201, CALL.formatted("queued")));

        assertThat(failure(create(() -> false))).isInstanceOf(NotProcessed.class);
        assertThat(failure(create(() -> {
                    throw new IllegalStateException("nobody knows");
                })))
                .isInstanceOf(NotProcessed.class);
        assertThat(server.requests()).isEmpty();

        assertThat(create(() -> true).value()).isPresent();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theLastLookIsTakenOnAConnectionThatStands() throws IOException {
        server.close();
        AtomicInteger looks = new AtomicInteger();

        assertThat(failure(create(() -> looks.incrementAndGet() > 0))).isInstanceOf(NotProcessed.class);

        assertThat(looks).hasValue(0);
    }

    @Test
    void whoseTurnDoesNotComeIsNotLookedAt() {
        client.close();
        client = client(server.origin(), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(30));
        server.answers(Answer.silence());
        List<Thread> asking = IntStream.range(0, CONNECTIONS)
                .mapToObj(_ -> Thread.ofVirtual().start(this::create))
                .toList();
        await().until(() -> server.requests().size() == CONNECTIONS);
        AtomicInteger looks = new AtomicInteger();

        assertThat(failure(create(() -> looks.incrementAndGet() > 0))).isInstanceOf(NotProcessed.class);

        assertThat(looks).hasValue(0);
        asking.forEach(Thread::interrupt);
    }

    @Test
    void aStatusThatTheSdkDoesNotKnowKeepsItsText() {
        server.answers(Answer.of(200, CALL.formatted("daydreaming")));

        assertThat(client.ask(twilio -> Optional.ofNullable(
                                Call.fetcher(SID).fetch(twilio).getStatus()))
                        .value()
                        .orElseThrow())
                .isEmpty();
        assertThat(client.read("/Calls/" + SID + ".json", Map.of("A", "b c"))
                        .value()
                        .orElseThrow()
                        .path("status")
                        .asString())
                .isEqualTo("daydreaming");
        assertThat(server.requests().getLast())
                .isEqualTo("GET /2010-04-01/Accounts/" + ACCOUNT + "/Calls/" + SID + ".json?A=b+c HTTP/1.1");
    }

    @Test
    void aPathOfAnotherAccountIsRefused() {
        assertThatThrownBy(() -> client.read("/2010-04-01/Accounts/AC9/Calls.json", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anEventLoopIsRefused() {
        assertThatThrownBy(() -> Mono.fromCallable(this::create)
                        .subscribeOn(Schedulers.parallel())
                        .block())
                .isInstanceOf(IllegalStateException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void withoutAnAddressItIsTwilioItselfThatIsAsked() {
        TwilioApiSettings settings = settings(URI.create(""), "token");
        try (TwilioClient real = new TwilioClient(settings, settings.account(), new SimpleMeterRegistry())) {
            assertThat(real.accountSid()).isEqualTo(ACCOUNT);
        }
        assertThat(settings.origin()).isEqualTo(URI.create("https://api.twilio.com/"));
    }

    @Test
    void aMissingSecretStopsTheStart() {
        assertThatThrownBy(() -> settings(URI.create("http://localhost:1"), ""))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("TWILIO_AUTH_TOKEN");
    }

    private TwilioOutcome<Call> create() {
        return client.ask(TwilioClientTest::create);
    }

    private TwilioOutcome<Call> create(BooleanSupplier lastLook) {
        return client.ask(TwilioClientTest::create, Duration.ofMillis(300), lastLook);
    }

    private static Call create(TwilioRestClient twilio) {
        return Call.creator(new PhoneNumber("+14155551001"), new PhoneNumber("+14155550100"), new Twiml("<Response/>"))
                .create(twilio);
    }

    private static TwilioFailure failure(TwilioOutcome<?> outcome) {
        return ((Failed<?>) outcome).failure();
    }

    private static TwilioClient client(URI origin, Duration response, Duration total, Duration maxWait) {
        TwilioApiSettings settings = new TwilioApiSettings(
                ACCOUNT,
                "token",
                origin.toString(),
                Duration.ofSeconds(5),
                response,
                total,
                CONNECTIONS,
                20,
                5,
                maxWait);
        return new TwilioClient(settings, settings.account(), new SimpleMeterRegistry());
    }

    private static TwilioApiSettings settings(URI origin, String token) {
        return new TwilioApiSettings(
                ACCOUNT,
                token,
                origin.toString(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                4,
                20,
                5,
                Duration.ZERO);
    }
}

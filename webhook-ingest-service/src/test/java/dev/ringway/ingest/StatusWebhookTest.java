package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.ingest.twilio.TwilioSigner;
import dev.ringway.local.server.LocalServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
@ExtendWith(OutputCaptureExtension.class)
class StatusWebhookTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    private final String callSid = Posting.newCallSid();
    private Posting twilio = new Posting(0);
    private final TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());

    @BeforeEach
    void findThePort() {
        twilio = new Posting(port);
    }

    @Test
    void anAnsweredReportIsOnTheTopic() {
        Map<String, List<String>> form = Posting.ringing(callSid);
        HttpResponse<String> answer = twilio.signed(Posting.PATH + "?attempt=attempt-7", form);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        List<Event<CallStatusReported>> events = topics.eventsOf(callSid);
        assertThat(events).hasSize(1);
        Event<CallStatusReported> event = events.getFirst();
        assertThat(event.id()).isEqualTo("status:" + callSid + ":call-progress-events:ringing:1");
        assertThat(event.time()).isEqualTo(Instant.parse("2018-03-25T09:53:19Z"));
        assertThat(event.receivedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(event.data().attemptId()).contains("attempt-7");
        assertThat(event.data().parameters()).isEqualTo(form);
    }

    @Test
    void theEventBelongsToTheRequestsTrace() {
        Map<String, List<String>> form = Posting.ringing(callSid);
        twilio.post(
                Posting.PATH,
                TwilioSigner.encode(form),
                Map.of(
                        "X-Twilio-Signature",
                        Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form),
                        "traceparent",
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        assertThat(topics.eventsOf(callSid))
                .singleElement()
                .extracting(event -> event.traceParent().orElse(""))
                .asString()
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");
    }

    /** A stranger's form may have ten thousands of fields, and the others would wait until they are sorted. */
    @Test
    void aLargeFormIsVerifiedBesideTheEventLoopAndKeepsItsTrace(CapturedOutput output) {
        Map<String, List<String>> form = Posting.ringing(callSid);
        form.put("Large", List.of("x".repeat(8000)));
        assertThat(twilio.post(
                                Posting.PATH,
                                TwilioSigner.encode(form),
                                Map.of(
                                        "X-Twilio-Signature",
                                        Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form),
                                        "traceparent",
                                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(topics.eventsOf(callSid))
                .singleElement()
                .extracting(event -> event.traceParent().orElse(""))
                .asString()
                .startsWith("00-4bf92f3577b34da6a3ce929d0e0e4736-");

        String strangers = "x&".repeat(30_000) + "AccountSid=" + Callbacks.ACCOUNT_SID;
        assertThat(twilio.post(Posting.PATH, strangers, Map.of("X-Twilio-Signature", "none"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(output.toString()).containsPattern("large-form-[0-9]+].*Refused a request");
    }

    @Test
    void aRepeatedDeliveryHasTheSameId() {
        Map<String, List<String>> form = Posting.ringing(callSid);
        twilio.signed(form);
        twilio.post(
                Posting.PATH,
                TwilioSigner.encode(form),
                Map.of(
                        "X-Twilio-Signature",
                        Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form),
                        "I-Twilio-Idempotency-Token",
                        "another"));
        assertThat(topics.eventsOf(callSid))
                .extracting(Event::id)
                .hasSize(2)
                .containsOnly("status:" + callSid + ":call-progress-events:ringing:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-twilio-signature", "X-TWILIO-SIGNATURE", "x-Twilio-sIGNATURE"})
    void theSignaturesHeaderIsFoundInAnyCase(String header) {
        Map<String, List<String>> form = Posting.ringing(callSid);
        String signature = Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form);
        assertThat(twilio.post(Posting.PATH, TwilioSigner.encode(form), Map.of(header, signature))
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://calls.example.com", "https://calls.example.com:443"})
    void anEncodedQueryIsCheckedAsItWasReceivedWithAndWithoutThePort(String signedOrigin) {
        Map<String, List<String>> form = Posting.ringing(callSid);
        String path = Posting.PATH + "?attempt=a%2db%5Fc&name=J%C3%B6rg+%26%2B&empty=&";
        String signature = Posting.SIGNER.sign(signedOrigin + path, form);
        assertThat(twilio.post(path, TwilioSigner.encode(form), Map.of("X-Twilio-Signature", signature))
                        .statusCode())
                .isEqualTo(204);
        assertThat(topics.eventsOf(callSid))
                .singleElement()
                .extracting(event -> event.data().attemptId().orElseThrow())
                .isEqualTo("a-b_c");
    }

    @Test
    void bothTokensOfARotationAreAccepted() {
        Map<String, List<String>> form = Posting.ringing(callSid);
        String signature = new TwilioSigner("the-next-token").sign(Posting.ORIGIN + Posting.PATH, form);
        assertThat(twilio.post(Posting.PATH, TwilioSigner.encode(form), Map.of("X-Twilio-Signature", signature))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatIsNotSignedByAKnownAccountIsRefusedAndNotStored() {
        Map<String, List<String>> form = Posting.ringing(callSid);
        String body = TwilioSigner.encode(form);
        String signature = Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form);
        Map<String, List<String>> foreign = Callbacks.ringing(
                Map.of("CallSid", List.of(callSid), "AccountSid", List.of("AC0000000000000000000000000000000f")));
        double before = refused("signature-wrong");

        assertRefused(twilio.post(Posting.PATH, body, Map.of()));
        assertRefused(twilio.post(Posting.PATH, body + "&x=1", Map.of("X-Twilio-Signature", signature)));
        assertRefused(twilio.post(Posting.PATH + "?attempt=1", body, Map.of("X-Twilio-Signature", signature)));
        assertRefused(twilio.post(Posting.PATH, body + "%", Map.of("X-Twilio-Signature", signature)));
        assertRefused(twilio.post(Posting.PATH, "", Map.of("X-Twilio-Signature", signature)));
        assertRefused(twilio.signed(foreign));
        assertRefused(twilio.post(
                Posting.PATH,
                body,
                Map.of(
                        "X-Twilio-Signature", Posting.SIGNER.sign("https://evil.example" + Posting.PATH, form),
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Host", "evil.example")));

        assertThat(topics.eventsOf(callSid)).isEmpty();
        assertThat(topics.records(TopicContents.PARKED))
                .noneMatch(record -> text(record).contains(callSid));
        assertThat(refused("signature-wrong")).isEqualTo(before + 4);
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("x", "%00", "\0", "nul-character"),
                Arguments.of("x", "%zz", "%zz", "malformed-encoding"),
                Arguments.of("x", "%FF", "\u00ff", "not-utf8"),
                Arguments.of("CallSid", "CA1", "CA1", "call-sid-missing"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void aGenuineRequestThatCannotBeReadIsParkedAndAcknowledged(
            String name, String encoded, String octets, String reason) {
        Map<String, List<String>> form = Posting.ringing(callSid);
        String body = TwilioSigner.encode(form) + "&" + name + "=" + encoded;
        form.merge(name, List.of(octets), (those, that) -> List.of(those.getFirst(), that.getFirst()));
        String url = Posting.PATH + "?attempt=" + callSid;
        String signature = Posting.SIGNER.sign(Posting.ORIGIN + url, form, StandardCharsets.ISO_8859_1);
        assertThat(twilio.post(url, body, Map.of("X-Twilio-Signature", signature))
                        .statusCode())
                .isEqualTo(204);
        assertThat(topics.eventsOf(callSid)).isEmpty();
        List<ConsumerRecord<String, byte[]>> parked = topics.records(TopicContents.PARKED).stream()
                .filter(record -> text(record).equals(body))
                .toList();
        assertThat(parked).hasSize(1);
        assertThat(header(parked.getFirst(), "webhook-url"))
                .isEqualTo(Posting.ORIGIN + Posting.PATH + "?attempt=" + callSid);
        assertThat(header(parked.getFirst(), "dlt-reason")).isEqualTo(reason);
        assertThat(header(parked.getFirst(), "dlt-topic")).isEqualTo(Topics.TWILIO_EVENTS.name());
    }

    @Test
    void aLargeBodyIsAnswered413BeforeItIsReadWhole() {
        HttpResponse<String> answer = twilio.post(Posting.PATH, "x=" + "1".repeat(64 * 1024), Map.of());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertProblem(answer, "too-large");
    }

    @Test
    void otherMethodsAndPathsAreNotOpen() {
        assertThat(twilio.get(Posting.PATH).statusCode()).isIn(401, 405);
        assertThat(twilio.post("/webhooks/twilio/nothing", "", Map.of()).statusCode())
                .isIn(401, 404);
    }

    @Test
    void theWarmUpPublishedNothing() {
        await().untilAsserted(() ->
                assertThat(twilio.get("/actuator/health/readiness").body()).contains("\"status\":\"UP\""));
        assertThat(topics.eventsOf("CA00000000000000000000000000000000")).isEmpty();
    }

    @Test
    void theFiguresAreOnThePrometheusPage() {
        twilio.signed(Posting.ringing(callSid));
        String page = twilio.get("/actuator/prometheus").body();
        assertThat(page)
                .contains("ringway_ingest_received_total")
                .contains("ringway_ingest_published_total")
                .contains("ringway_ingest_refused_total")
                .contains("reason=\"account-unknown\"")
                .contains("ringway_ingest_answered_seconds_bucket");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertProblem(answer, "signature-refused");
    }

    private static void assertProblem(HttpResponse<String> answer, String code) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    private double refused(String reason) {
        return meters.counter("ringway.ingest.refused", "provider", "twilio", "endpoint", "status", "reason", reason)
                .count();
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

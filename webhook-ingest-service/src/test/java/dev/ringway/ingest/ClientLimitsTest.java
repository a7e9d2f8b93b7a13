package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.ingest.twilio.TwilioSigner;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** One client without a signature goes over its share, and keeps out itself alone. */
@IngestTest
@TestPropertySource(
        properties = {
            "WEBHOOK_MAX_CONNECTIONS=40",
            "WEBHOOK_MAX_REQUESTS=12",
            "ELEVENLABS_MAX_BODIES=4",
            "WEBHOOK_BODY_TIMEOUT=9s",
            "ELEVENLABS_BODY_GRACE=9s",
            "ELEVENLABS_BODY_PAUSE=9s",
            "TRUSTED_PROXIES=127.0.0.1,::1"
        })
class ClientLimitsTest {

    private static final String FORM = String.join(
            "\r\n",
            "POST /webhooks/twilio/status HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 2",
            "");
    private static final String STRANGER = "192.0.2.1";
    private static final int SHARE_OF_REQUESTS = 3;
    private static final int SHARE_OF_CONNECTIONS = 10;
    private static final int EVENT_LOOPS = Math.max(4, Runtime.getRuntime().availableProcessors());

    @LocalServerPort
    private int port;

    @Autowired
    private MeterRegistry meters;

    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(RawClient::close);
        await().until(() -> gauge("ringway.ingest.requests") == 0);
    }

    @Test
    void whoLetsTooManyRequestsWaitIsAnswered503BehindTheProxyThatCarriesTheOthers() {
        for (int n = 0; n < SHARE_OF_REQUESTS; n++) {
            proxied().send(FORM + "X-Forwarded-For: 198.51.100.7, " + STRANGER + "\r\n\r\nx");
        }
        await().until(() -> gauge("ringway.ingest.requests") == SHARE_OF_REQUESTS);
        HttpResponse<String> answer = signedBehindTheProxy(STRANGER);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("\"code\":\"too-busy\"");
        assertThat(limited("client-requests")).isEqualTo(1);
        assertThat(signedBehindTheProxy("198.51.100.7").statusCode()).isEqualTo(204);

        assertThat(clients.getFirst().send("x").statusLine()).startsWith("HTTP/1.1 403");
        assertThat(signedBehindTheProxy(STRANGER).statusCode()).isEqualTo(204);
    }

    @Test
    void whoHoldsTooManyConnectionsIsAnswered503AndThenClosed() {
        for (int n = 0; n < SHARE_OF_CONNECTIONS; n++) {
            direct("127.0.0.2");
        }
        // Connections begin on several threads: the last may be counted first.
        RawClient refused = await().until(
                        () -> direct("127.0.0.2").send(FORM + "\r\nxx"),
                        client -> client.statusLine().startsWith("HTTP/1.1 503"));
        assertThat(refused.answer()).contains("\"code\":\"too-busy\"");
        assertThat(clients).hasSizeLessThanOrEqualTo(SHARE_OF_CONNECTIONS + 1 + EVENT_LOOPS);
        assertThat(limited("client-connections")).isPositive();
        assertThat(direct("127.0.0.3").send(FORM + "\r\nxx").statusLine()).startsWith("HTTP/1.1 403");
        assertThat(signedBehindTheProxy(STRANGER).statusCode()).isEqualTo(204);

        int most = clients.size() + SHARE_OF_CONNECTIONS / 4 + 1 + EVENT_LOOPS;
        await().until(() -> direct("127.0.0.2").isClosedWithoutAnAnswer());
        assertThat(clients).hasSizeLessThanOrEqualTo(most);
        assertThat(signedBehindTheProxy(STRANGER).statusCode()).isEqualTo(204);
    }

    @Test
    void connectionsOnWhichASignatureWasRightHaveNoShare() {
        int more = SHARE_OF_CONNECTIONS + 5;
        for (int n = 0; n < more; n++) {
            assertThat(direct("127.0.0.4").send(signed()).statusLine()).startsWith("HTTP/1.1 204");
        }
        assertThat(gauge("ringway.ingest.connections")).isGreaterThanOrEqualTo(more);
        double limited = limited("client-connections");

        assertThat(direct("127.0.0.4").send(signed()).statusLine()).startsWith("HTTP/1.1 204");
        assertThat(limited("client-connections")).isEqualTo(limited);
    }

    private static String signed() {
        Map<String, List<String>> form = Posting.ringing(Posting.newCallSid());
        String body = TwilioSigner.encode(form);
        return String.join(
                "\r\n",
                "POST " + Posting.PATH + " HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + body.length(),
                "X-Twilio-Signature: " + Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form),
                "",
                body);
    }

    @Test
    void whoFillsItsPlacesInQuarantineKeepsNobodysSoundOut() {
        String head = String.join(
                "\r\n",
                "POST " + PostCalls.PATH + " HTTP/1.1",
                "Host: localhost",
                "X-Forwarded-For: " + STRANGER,
                "ElevenLabs-Signature: t=" + Instant.now().getEpochSecond() + ",v0=" + "0".repeat(64),
                "Content-Length: 2000000",
                "",
                "");
        proxied().send(head + "x".repeat(400_000));
        await().until(() -> gauge("ringway.ingest.quarantine.bytes") > 300_000);
        assertThat(proxied().send(head + "x".repeat(400_000)).answer())
                .startsWith("HTTP/1.1 503")
                .contains("\"code\":\"no-room\"");
        assertThat(new PostCalls(port)
                        .signed("{\"type\":\"x\",\"data\":{\"large\":\"" + "x".repeat(400_000) + "\"}}")
                        .statusCode())
                .isEqualTo(200);
    }

    private RawClient proxied() {
        return direct("127.0.0.1");
    }

    private RawClient direct(String from) {
        RawClient client = new RawClient(port, from);
        clients.add(client);
        return client;
    }

    private HttpResponse<String> signedBehindTheProxy(String client) {
        Map<String, List<String>> form = Posting.ringing(Posting.newCallSid());
        return new Posting(port)
                .post(
                        Posting.PATH,
                        TwilioSigner.encode(form),
                        Map.of(
                                "X-Twilio-Signature",
                                Posting.SIGNER.sign(Posting.ORIGIN + Posting.PATH, form),
                                "X-Forwarded-For",
                                client));
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double limited(String limit) {
        return meters.counter("ringway.ingest.limited", "limit", limit).count();
    }
}

package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.server.LocalServers;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@IngestTest
class SlowAndBrokenClientsTest {

    @LocalServerPort
    private int port;

    private final String callSid = Posting.newCallSid();

    @Test
    void aBodyThatDoesNotComeIsAnswered408AndTheConnectionClosed() throws IOException {
        try (Socket socket = halfAPost()) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"too-slow\"");
        }
        assertOthersAreServed();
    }

    @Test
    void aBodyThatBreaksOffIsForgotten() throws IOException {
        for (int i = 0; i < 20; i++) {
            halfAPost().close();
        }
        assertOthersAreServed();
    }

    @Test
    void aHugeAnnouncedBodyIsAnswered413WithoutWaitingForIt() throws IOException {
        try (Socket socket = post(1_000_000_000, "x".repeat(65_537))) {
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 413");
        }
    }

    private void assertOthersAreServed() {
        assertThat(new Posting(port).signed(Posting.ringing(callSid)).statusCode())
                .isEqualTo(204);
        assertThat(new TopicContents(LocalServers.kafkaBootstrapServers()).eventsOf(callSid))
                .hasSize(1);
    }

    private Socket halfAPost() throws IOException {
        return post(100, "CallSid=CA");
    }

    private Socket post(int announced, String sent) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        String head = "POST /webhooks/twilio/status HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + announced
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n";
        socket.getOutputStream().write((head + sent).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}

package dev.ringway.ingest;

import dev.ringway.ingest.twilio.Callbacks;
import dev.ringway.ingest.twilio.TwilioSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Posts to the status webhook over HTTP, as Twilio does for a public origin of which the service knows. */
record Posting(int port) {

    static final String ORIGIN = "https://calls.example.com";
    static final String PATH = "/webhooks/twilio/status";
    static final TwilioSigner SIGNER = new TwilioSigner(Callbacks.TOKEN);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static String newCallSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    static Map<String, List<String>> ringing(String callSid) {
        return Callbacks.ringing(Map.of("CallSid", List.of(callSid)));
    }

    HttpResponse<String> signed(Map<String, List<String>> form) {
        return signed(PATH, form);
    }

    HttpResponse<String> signed(String pathAndQuery, Map<String, List<String>> form) {
        return post(
                pathAndQuery,
                TwilioSigner.encode(form),
                Map.of("X-Twilio-Signature", SIGNER.sign(ORIGIN + pathAndQuery, form)));
    }

    HttpResponse<String> post(String pathAndQuery, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + pathAndQuery))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package dev.ringway.benchmark;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Status callbacks as Twilio sends them: four per call, each signed. */
final class SignedCallbacks {

    private static final String[] STATUSES = {"initiated", "ringing", "in-progress", "completed"};

    private final String url;
    private final String accountSid;
    private final SecretKeySpec key;
    private final long run;

    /** @param run tells the calls of one run from those of another */
    SignedCallbacks(String publicBaseUrl, String accountSid, String authToken, long run) {
        this.url = publicBaseUrl + "/webhooks/twilio/status";
        this.accountSid = accountSid;
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
        this.run = run;
    }

    /** The n-th callback of the run. */
    HttpRequest request(int n) {
        Map<String, String> parameters = parameters(n);
        String body = parameters.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", signature(parameters))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private Map<String, String> parameters(int n) {
        int sequence = n % STATUSES.length;
        String status = STATUSES[sequence];
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "CallSid", "CA%016x%016x".formatted(run, n / STATUSES.length),
                "AccountSid", accountSid,
                "From", "+12025550100",
                "To", "+12025550147",
                "CallStatus", status,
                "ApiVersion", "2010-04-01",
                "Direction", "outbound-api",
                "CallbackSource", "call-progress-events",
                "SequenceNumber", Integer.toString(sequence)));
        parameters.put(
                "Timestamp",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
        if (status.equals("completed")) {
            parameters.put("CallDuration", "31");
            parameters.put("Duration", "1");
        }
        return parameters;
    }

    private String signature(Map<String, String> parameters) {
        String signed = url
                + parameters.entrySet().stream()
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

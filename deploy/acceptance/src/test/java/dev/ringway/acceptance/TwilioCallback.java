package dev.ringway.acceptance;

import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A callback as Twilio would send it, posted with curl. */
record TwilioCallback(String url, Map<String, String> parameters) {

    private static final String WEBHOOKS = "/webhooks/twilio/";

    /** Of a call's status. */
    static TwilioCallback of(RunningSystem system, String callSid, String status, int sequence) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "CallSid",
                callSid,
                "AccountSid",
                system.twilioAccountSid(),
                "From",
                "+12025550100",
                "To",
                "+12025550147",
                "CallStatus",
                status,
                "ApiVersion",
                "2010-04-01",
                "Direction",
                "outbound-api",
                "Timestamp",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(sequence)),
                "CallbackSource",
                "call-progress-events",
                "SequenceNumber",
                Integer.toString(sequence)));
        return new TwilioCallback(system.publicBaseUrl() + WEBHOOKS + "status", parameters);
    }

    /** Of what somebody says on a call that is transcribed while it lasts. */
    static TwilioCallback said(
            RunningSystem system, String callSid, String transcriptionSid, int sequence, String text) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "CallSid",
                callSid,
                "AccountSid",
                system.twilioAccountSid(),
                "TranscriptionSid",
                transcriptionSid,
                "TranscriptionEvent",
                "transcription-content",
                "SequenceId",
                Integer.toString(sequence),
                "Timestamp",
                Instant.now().toString(),
                "TranscriptionData",
                "{\"transcript\":\"" + text + "\",\"confidence\":0.9}",
                "Final",
                "true",
                "Track",
                "inbound_track",
                "LanguageCode",
                "en-US"));
        return new TwilioCallback(system.publicBaseUrl() + WEBHOOKS + "transcription", parameters);
    }

    static String randomCallSid() {
        return randomSid("CA");
    }

    static String randomSid(String prefix) {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /** The signature that Twilio's own library accepts for these parameters. */
    String signature(String authToken) {
        String signed = url
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + parameter.getValue())
                        .collect(Collectors.joining());
        String signature = java.util.Base64.getEncoder().encodeToString(hmac(authToken, signed));
        if (!new RequestValidator(authToken).validate(url, parameters, signature)) {
            throw new AssertionError("Twilio's library refuses the signature");
        }
        return signature;
    }

    String body() {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The id of the event that a status becomes. */
    String eventId() {
        return "status:%s:%s:%s:%s"
                .formatted(
                        parameters.get("CallSid"),
                        parameters.get("CallbackSource"),
                        parameters.get("CallStatus"),
                        parameters.get("SequenceNumber"));
    }

    /** Posts it and returns the HTTP status. */
    int post(String signature) {
        try {
            Process curl = new ProcessBuilder(
                            "curl",
                            "-s",
                            "-o",
                            "/dev/null",
                            "-w",
                            "%{http_code}",
                            "--max-time",
                            "15",
                            "-H",
                            "X-Twilio-Signature: " + signature,
                            "--data-raw",
                            body(),
                            url)
                    .start();
            String status = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!curl.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("curl hangs");
            }
            return Integer.parseInt(status);
        } catch (IOException notRun) {
            throw new UncheckedIOException(notRun);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static byte[] hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

package dev.ringway.ingest.hostile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs whatever it is given, as the providers would. */
record Signing(ProviderSecrets secrets) {

    void sign(Draft draft) {
        if (!draft.isTwilios()) {
            if (draft.path.endsWith("initiation")) {
                draft.headers.put("X-Ringway-Initiation-Secret", secrets.initiationSecret());
            } else {
                signPostCall(draft);
            }
            return;
        }
        String type = draft.headers.getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
        boolean form = type.isEmpty() || type.split(";", -1)[0].strip().equals("application/x-www-form-urlencoded");
        if (!form) {
            draft.query += (draft.query.isEmpty() ? "" : "&") + "bodySHA256=" + sha256(draft.octets());
        }
        String url = secrets.origin() + draft.pathAndQuery().replaceFirst("#.*", "");
        byte[] signed = (url + (form ? parameters(draft.body) : "")).getBytes(StandardCharsets.ISO_8859_1);
        draft.headers.put(
                "X-Twilio-Signature",
                Base64.getEncoder().encodeToString(hmac("HmacSHA1", secrets.twilioAuthToken(), signed)));
    }

    private void signPostCall(Draft draft) {
        String time = Long.toString(Instant.now().getEpochSecond());
        byte[] signed = (time + "." + draft.body).getBytes(StandardCharsets.ISO_8859_1);
        draft.headers.put(
                "ElevenLabs-Signature",
                "t=" + time + ",v0="
                        + HexFormat.of().formatHex(hmac("HmacSHA256", secrets.elevenLabsWebhookSecret(), signed)));
    }

    private static String parameters(String body) {
        TreeSet<String> sorted = new TreeSet<>();
        for (String pair : body.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                // between name and value what sorts before every octet that can follow
                sorted.add(name + '\uffff' + decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
        return String.join(
                "",
                sorted.stream()
                        .sorted((a, b) -> {
                            int names =
                                    a.substring(0, a.indexOf('\uffff')).compareTo(b.substring(0, b.indexOf('\uffff')));
                            return names != 0 ? names : a.compareTo(b);
                        })
                        .map(pair -> pair.replace("\uffff", ""))
                        .toList());
    }

    private static String decoded(String text) {
        StringBuilder octets = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '%' && text.substring(at).matches("(?s)%[0-9a-fA-F]{2}.*")) {
                octets.append((char) Integer.parseInt(text, at + 1, at + 3, 16));
                at += 2;
            } else {
                octets.append(text.charAt(at) == '+' ? ' ' : text.charAt(at));
            }
        }
        return octets.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(String algorithm, String key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

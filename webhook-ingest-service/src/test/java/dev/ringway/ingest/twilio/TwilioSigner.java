package dev.ringway.ingest.twilio;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Twilio does, written apart from the verifier: over decoded text instead of octets. */
public record TwilioSigner(String token, String algorithm) {

    public TwilioSigner(String token) {
        this(token, "HmacSHA1");
    }

    public String sign(String url) {
        return sign(url, Map.of());
    }

    public String sign(String url, Map<String, List<String>> parameters) {
        return sign(url, parameters, StandardCharsets.UTF_8);
    }

    /** With ISO-8859-1 the parameters' chars are octets, which need be no text. */
    public String sign(String url, Map<String, List<String>> parameters, Charset charset) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(parameters)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(charset)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String encode(Map<String, List<String>> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> encode(parameter.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

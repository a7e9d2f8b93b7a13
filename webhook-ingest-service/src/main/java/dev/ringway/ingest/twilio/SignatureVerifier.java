package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.RawBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;

/**
 * Checks {@code X-Twilio-Signature}, {@code base64(HMAC-SHA1(token, url + parameters))}, as Twilio documents it under
 * "Webhooks security". Every comparison takes the same time wherever the first difference is.
 */
final class SignatureVerifier {

    private SignatureVerifier() {}

    /** A form post: the URL and every decoded parameter are signed. */
    static boolean isGenuine(SignedUrl url, RawForm form, String signature, List<AuthToken> tokens) {
        return matches(url, parameters(form), signature, tokens);
    }

    /** A GET: the URL with its query is all that is signed. */
    static boolean isGenuine(SignedUrl url, String signature, List<AuthToken> tokens) {
        return matches(url, new byte[0], signature, tokens);
    }

    /** Any other body: the URL is signed, and carries the body's hash. A URL without exactly one hash covers no body. */
    static boolean isGenuine(SignedUrl url, RawBody body, String signature, List<AuthToken> tokens) {
        List<String> hashes = Stream.of(url.query().split("&", -1))
                .filter(pair -> pair.startsWith("bodySHA256="))
                .map(pair -> pair.substring("bodySHA256=".length()))
                .toList();
        return hashes.size() == 1
                && MessageDigest.isEqual(octets(hashes.getFirst()), octets(body.sha256()))
                && isGenuine(url, signature, tokens);
    }

    private static boolean matches(SignedUrl url, byte[] parameters, String signature, List<AuthToken> tokens) {
        byte[] given = octets(signature);
        boolean matches = false;
        for (AuthToken token : tokens) {
            for (String variant : url.variants()) {
                Mac mac = token.mac();
                mac.update(variant.getBytes(StandardCharsets.UTF_8));
                matches |= MessageDigest.isEqual(Base64.getEncoder().encode(mac.doFinal(parameters)), given);
            }
        }
        return matches;
    }

    /**
     * Names in case-sensitive order, each name's values sorted and equal ones once, nothing between them. No hashing:
     * the fields are a stranger's, who might choose them to collide.
     */
    private static byte[] parameters(RawForm form) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream(1024);
        FormField[] sorted = form.fields().toArray(new FormField[0]);
        Arrays.sort(sorted, SignatureVerifier::compare);
        for (int i = 0; i < sorted.length; i++) {
            FormField field = sorted[i];
            if (i == 0 || compare(field, sorted[i - 1]) != 0) {
                signed.writeBytes(octets(field.name()));
                signed.writeBytes(octets(field.value()));
            }
        }
        return signed.toByteArray();
    }

    /** By name, then by value; in one step, since a stranger's form may have ten thousands of fields. */
    private static int compare(FormField one, FormField other) {
        int names = one.name().compareTo(other.name());
        return names != 0 ? names : one.value().compareTo(other.value());
    }

    /** One octet per char; a char beyond them becomes {@code ?}, which stands in no signature and no hash. */
    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

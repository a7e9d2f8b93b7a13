package dev.ringway.local.launcher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A JWT signed with the local key (HS256), as the services accept it on this machine. */
public final class Token {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Token() {}

    /** @param key base64 */
    public static String mint(String key, Role role, String subject, Instant now, Duration validFor) {
        String claims = """
                {"iss":"ringway","sub":"%s","roles":["%s"],"iat":%d,"exp":%d}""".formatted(
                subject, role.name(), now.getEpochSecond(), now.plus(validFor).getEpochSecond());
        String content = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        return content + "." + BASE64.encodeToString(sign(Base64.getDecoder().decode(key), content));
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sign(byte[] key, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** What its bearer may do; each includes those before it. */
    public enum Role {
        viewer,
        operator,
        admin
    }
}

package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Basic authentication with the account's SID and token, before anything else is looked at. */
final class Credentials {

    private final String accountSid;
    private final byte[] expected;

    Credentials(String accountSid, String authToken) {
        this.accountSid = accountSid;
        String pair = accountSid + ":" + authToken;
        expected = ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The request's first path variable is the account that it is about. */
    void check(Request request) {
        byte[] given = request.authorization().orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, expected)) {
            throw new Refusal(401, 20003, "Authenticate");
        }
        if (!request.variables().getFirst().equals(accountSid)) {
            throw Refusal.notFound(request.path());
        }
    }
}

package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Function;

/** Basic authentication with the account's SID and token, before anything else is looked at. */
final class Credentials {

    private final String accountSid;
    private final byte[] expected;
    private final ApiConditions conditions;

    Credentials(String accountSid, String authToken, ApiConditions conditions) {
        this.accountSid = accountSid;
        this.conditions = conditions;
        String pair = accountSid + ":" + authToken;
        expected = ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The handler, for those who are let in, under the present conditions. */
    Function<Request, Response> guard(Function<Request, Response> handler) {
        return request -> {
            check(request);
            return conditions.apply(handler).apply(request);
        };
    }

    /** The request's first path variable is the account that it is about. */
    private void check(Request request) {
        byte[] given = request.authorization().orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, expected)) {
            throw new Refusal(401, 20003, "Authenticate");
        }
        if (!request.variables().getFirst().equals(accountSid)) {
            throw Refusal.notFound(request.path());
        }
    }
}

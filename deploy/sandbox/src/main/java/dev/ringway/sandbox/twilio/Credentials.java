package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** Basic authentication with an account's SID and token, before anything else is looked at. */
final class Credentials {

    private final Accounts accounts;
    private final ApiConditions conditions;

    Credentials(Accounts accounts, ApiConditions conditions) {
        this.accounts = accounts;
        this.conditions = conditions;
    }

    /** The request's first path variable is the account that it is about. */
    static String account(Request request) {
        return request.variables().getFirst();
    }

    /** The handler, for those who are let in, under the present conditions. */
    Function<Request, Response> guard(Function<Request, Response> handler) {
        return request -> {
            check(request);
            return conditions.apply(handler).apply(request);
        };
    }

    /** Each account sees what is its own; the main one may at Twilio see all, and nobody here needs it to. */
    private void check(Request request) {
        byte[] given = request.authorization().orElse("").getBytes(StandardCharsets.UTF_8);
        String who = accounts.sids().stream()
                .filter(sid -> MessageDigest.isEqual(given, expected(sid)))
                .findFirst()
                .orElseThrow(() -> new Refusal(401, 20003, "Authenticate"));
        if (!account(request).equals(who)) {
            throw Refusal.notFound(request.path());
        }
    }

    private byte[] expected(String sid) {
        String pair = sid + ":" + accounts.token(Optional.of(sid));
        return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }
}

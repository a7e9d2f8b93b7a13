package dev.ringway.sandbox.callback;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.call.Target;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes a request as Twilio does: a signed form, or with GET a signed query. */
public final class SignedRequest {

    private final Accounts accounts;

    public SignedRequest(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Signed with the token of the account that the parameters name.
     *
     * @param idempotencyToken the same for every retry of one delivery
     */
    public HttpRequest of(Target target, Map<String, String> parameters, UUID idempotencyToken, Duration timeout) {
        String url = ConnectionOverrides.withoutFragment(target.url());
        String form = encode(parameters);
        var signature = new Signature(accounts.token(Optional.ofNullable(parameters.get("AccountSid"))));
        boolean get = target.method().equals("GET");
        if (get) {
            url += (url.indexOf('?') < 0 ? "?" : "&") + form;
        }
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("User-Agent", "TwilioProxy/1.1")
                .header("X-Twilio-Signature", signature.of(url, get ? Map.of() : parameters))
                .header("I-Twilio-Idempotency-Token", idempotencyToken.toString());
        return get
                ? request.GET().build()
                : request.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(BodyPublishers.ofString(form))
                        .build();
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

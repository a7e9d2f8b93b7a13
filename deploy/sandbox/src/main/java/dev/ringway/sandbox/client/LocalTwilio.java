package dev.ringway.sandbox.client;

import com.twilio.http.TwilioRestClient;
import java.net.URI;

/** Makes Twilio's own REST client talk to another origin, and send each request exactly once. */
public final class LocalTwilio {

    private LocalTwilio() {}

    /** @param origin scheme, host and port in place of https://api.twilio.com */
    public static TwilioRestClient client(URI origin, String accountSid, String authToken) {
        return new TwilioRestClient.Builder(accountSid, authToken)
                .accountSid(accountSid)
                .httpClient(new SingleRequestHttpClient(origin))
                .build();
    }
}

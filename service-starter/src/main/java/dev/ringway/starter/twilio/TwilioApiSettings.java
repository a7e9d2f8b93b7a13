package dev.ringway.starter.twilio;

import dev.ringway.starter.startup.StartRefusedException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Twilio's REST API is asked, and the main account. A service that has {@code ringway.twilio.api.base-url} in its
 * settings gets {@link TwilioAccounts}. The limits are each account's own.
 *
 * @param accountSid of the main account: AC and 32 hexadecimal digits
 * @param authToken secret
 * @param baseUrl scheme, host and port of the only server that is ever contacted; empty means Twilio's
 * @param connectTimeout until a connection stands
 * @param responseTimeout between two packets of an answer
 * @param totalTimeout for one request as a whole
 * @param connections requests under way at once, and connections kept
 * @param requestsPerSecond of this instance; its share of what the account may ask
 * @param burst requests that may follow each other at once after a pause
 * @param maxWait how long a request may wait for its turn; longer, and it is not sent
 */
@Validated
@ConfigurationProperties("ringway.twilio.api")
public record TwilioApiSettings(
        @DefaultValue("") String accountSid,
        @DefaultValue("") String authToken,
        @DefaultValue("") String baseUrl,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration responseTimeout,
        @DefaultValue("20s") Duration totalTimeout,
        @DefaultValue("16") @Min(1) @Max(1000) int connections,
        @DefaultValue("20") @Min(1) @Max(1000) int requestsPerSecond,
        @DefaultValue("5") @Min(1) @Max(1000) int burst,
        @DefaultValue("5s") Duration maxWait) {

    private static final String TWILIO = "https://api.twilio.com";

    public TwilioApiSettings {
        if (!accountSid.matches(TwilioAccount.SID)) {
            throw new StartRefusedException(
                    "TWILIO_ACCOUNT_SID is not set or not an account SID.",
                    "Set it to the SID of your Twilio account: AC and 32 hexadecimal digits.");
        }
        if (authToken.isBlank()) {
            throw new StartRefusedException(
                    "TWILIO_AUTH_TOKEN is not set.", "Set it to the auth token of your Twilio account.");
        }
        URI origin = URI.create(baseUrl.isBlank() ? TWILIO : baseUrl);
        if (origin.getHost() == null || !String.valueOf(origin.getScheme()).matches("https?")) {
            throw new StartRefusedException(
                    "TWILIO_API_BASE_URL is not an address.",
                    "Set it to scheme, host and port, e.g. http://localhost:8099, or leave it out for Twilio itself.");
        }
    }

    TwilioAccount account() {
        return new TwilioAccount(accountSid, authToken);
    }

    /** Scheme, host and port. */
    public URI origin() {
        URI address = URI.create(baseUrl.isBlank() ? TWILIO : baseUrl);
        return address.resolve("/");
    }

    @Override
    public String toString() {
        return "TwilioApiSettings[" + accountSid + " at " + origin() + "]";
    }
}

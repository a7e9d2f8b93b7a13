package dev.ringway.callstore.provider;

import dev.ringway.starter.media.MediaAnswer;
import dev.ringway.starter.media.MediaClient;
import dev.ringway.starter.media.MediaFormat;
import dev.ringway.starter.twilio.TwilioAccount;
import dev.ringway.starter.twilio.TwilioAccounts;
import dev.ringway.starter.twilio.TwilioApiSettings;
import dev.ringway.starter.twilio.TwilioClient;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The media of recordings at Twilio. The address is made of the configured origin, a configured account and the Recording SID
 * alone, never taken from a callback.
 */
@Component
public final class RecordingMedia {

    private final MediaClient client;
    private final TwilioApiSettings twilio;
    private final TwilioAccounts accounts;

    RecordingMedia(MediaClient client, TwilioApiSettings twilio, TwilioAccounts accounts) {
        this.client = client;
        this.twilio = twilio;
        this.accounts = accounts;
    }

    /**
     * @param method GET, or HEAD for an answer without the media
     * @param accountSid a configured account
     * @param range as in HTTP, e.g. {@code bytes=0-99}; Twilio may ignore it
     * @return fails with the client's exceptions where Twilio is away, and with a time-out where it does not answer
     */
    public Mono<MediaAnswer> ask(
            HttpMethod method, String accountSid, String recordingSid, MediaFormat format, Optional<String> range) {
        TwilioAccount account = accounts.of(accountSid)
                .map(TwilioClient::account)
                .orElseThrow(() -> new IllegalArgumentException("not a configured account"));
        return client.ask(
                method,
                address(account, recordingSid, format),
                headers -> headers.setBasicAuth(account.accountSid(), account.authToken()),
                range);
    }

    private URI address(TwilioAccount account, String sid, MediaFormat format) {
        if (!sid.matches("RE[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("not a Recording SID");
        }
        return twilio.origin()
                .resolve("/2010-04-01/Accounts/" + account.accountSid() + "/Recordings/" + sid + "."
                        + format.extension());
    }
}

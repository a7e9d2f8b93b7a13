package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.starter.twilio.TwilioAccounts;
import dev.ringway.starter.twilio.TwilioClient;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which Twilio account is asked about an attempt. */
@Component
final class AttemptAccounts {

    private final TwilioAccounts accounts;

    AttemptAccounts(TwilioAccounts accounts) {
        this.accounts = accounts;
    }

    TwilioClient of(DialAttempt attempt) {
        return find(attempt)
                .orElseThrow(() -> new IllegalStateException("an attempt of an account that is not configured"));
    }

    Optional<TwilioClient> find(DialAttempt attempt) {
        return accounts.of(attempt.order().accountSid());
    }
}

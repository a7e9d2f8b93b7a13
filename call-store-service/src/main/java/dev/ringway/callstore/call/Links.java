package dev.ringway.callstore.call;

import dev.ringway.callstore.report.Either;
import java.util.Optional;

/**
 * What a call belongs to, as far as reports about it say so.
 *
 * @param accountSid the Twilio account that it runs under
 */
public record Links(
        Optional<String> accountSid,
        Optional<String> attemptId,
        Optional<String> campaignId,
        Optional<String> contactId) {

    static final Links NONE = new Links(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Links under(Optional<String> account) {
        return new Links(account, attemptId, campaignId, contactId);
    }

    static Links join(Links one, Links other) {
        return new Links(
                Either.least(one.accountSid(), other.accountSid()),
                Either.least(one.attemptId(), other.attemptId()),
                Either.least(one.campaignId(), other.campaignId()),
                Either.least(one.contactId(), other.contactId()));
    }
}

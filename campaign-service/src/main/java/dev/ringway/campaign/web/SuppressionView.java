package dev.ringway.campaign.web;

import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.time.Instant;
import java.util.Optional;

/**
 * A number that is not called, as somebody may see it. What is not known is left out.
 *
 * @param id the list, a colon and the number; masked with it
 * @param list global, or the id of the campaign that alone does not call it
 * @param phoneNumber E.164, masked for who may not see numbers
 * @param reason opt-out, complaint, do-not-call-registry, wrong-number, invalid-number, legal, manual
 * @param source where it comes from
 * @param expiresAt from then on it does not count
 * @param createdBy who said so first
 */
record SuppressionView(
        String id,
        long version,
        String list,
        String phoneNumber,
        String reason,
        Optional<String> source,
        Optional<String> note,
        Optional<Instant> expiresAt,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    static SuppressionView of(Suppression suppression, Caller caller) {
        SuppressionFields fields = suppression.fields();
        String number = PhoneMask.shownTo(caller, suppression.key().phoneNumber());
        return new SuppressionView(
                suppression.key().list() + ":" + number,
                suppression.version(),
                suppression.key().list(),
                number,
                fields.reason().text(),
                fields.source().map(source -> DataMask.shownTo(caller, source)),
                fields.note().map(note -> DataMask.shownTo(caller, note)),
                fields.expiresAt(),
                suppression.createdBy(),
                suppression.createdAt(),
                suppression.updatedAt());
    }
}

package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.ConsentRule;
import dev.ringway.campaign.contact.Consent;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether the person may be called at all: what it wishes, what the lists say, what it has agreed to.
 *
 * @param ruleEdited the demand for consent may be a mistake, so it ends nothing
 */
record PermissionCheck(ContactFacts contact, ConsentRule rule, boolean ruleEdited, Instant now) {

    Optional<Decision.No> refusal() {
        if (contact.status().isEmpty()) {
            return Optional.of(Decision.No.last(Reason.CONTACT_GONE));
        }
        List<Suppression> counting = contact.suppressions().orElse(List.of()).stream()
                .filter(suppression -> suppression.fields().countsAt(now))
                .toList();
        ContactStatus status = contact.status().get();
        if (counting.stream().anyMatch(PermissionCheck::isOptOut)) {
            return Optional.of(Decision.No.last(Reason.OPTED_OUT));
        }
        if (status == ContactStatus.DO_NOT_CALL) {
            return Optional.of(Decision.No.last(Reason.DO_NOT_CALL));
        }
        if (!counting.isEmpty()) {
            return Optional.of(suppressed(counting));
        }
        if (contact.suppressions().isEmpty()) {
            return Optional.of(Decision.No.now(Reason.SUPPRESSIONS_UNKNOWN));
        }
        return status == ContactStatus.INACTIVE
                ? Optional.of(Decision.No.last(Reason.CONTACT_INACTIVE))
                : consentLacking();
    }

    private static boolean isOptOut(Suppression suppression) {
        return suppression.fields().reason() == SuppressionReason.OPT_OUT;
    }

    private static Decision.No suppressed(List<Suppression> counting) {
        boolean forEver =
                counting.stream().anyMatch(one -> one.fields().expiresAt().isEmpty());
        return counting.stream()
                .flatMap(one -> one.fields().expiresAt().stream())
                .max(Comparator.naturalOrder())
                .filter(end -> !forEver)
                .map(end -> Decision.No.until(Reason.SUPPRESSED, end))
                .orElseGet(() -> Decision.No.last(Reason.SUPPRESSED));
    }

    /** A consent that is given later counts from then on. */
    private Optional<Decision.No> consentLacking() {
        if (!rule.required()) {
            return Optional.empty();
        }
        Optional<Consent> consent = contact.consent();
        if (consent.isEmpty()) {
            return Optional.of(lacking(Reason.CONSENT_MISSING));
        }
        if (!rule.bases().isEmpty() && !rule.bases().contains(consent.get().basis())) {
            return Optional.of(lacking(Reason.CONSENT_NOT_ENOUGH));
        }
        return consent.flatMap(Consent::at)
                .filter(at -> at.isAfter(now))
                .map(at -> Decision.No.until(Reason.CONSENT_NOT_YET, at));
    }

    private Decision.No lacking(Reason reason) {
        return ruleEdited ? Decision.No.now(reason) : Decision.No.last(reason);
    }
}

package dev.ringway.campaign.attempt;

import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a contact is looked at again that is not called now. Edits of the campaign, changes of the contact and of the lists
 * have it looked at by themselves; the longest wait heals whatever is missed.
 *
 * @param pause where it is not known when a look may be of use
 * @param longest between two looks, whatever the reason said
 */
public record Looks(Duration pause, Duration longest) {

    /** Only people change it, and then it is looked at. */
    private static final Set<Reason> OF_PEOPLE =
            EnumSet.of(Reason.CONSENT_MISSING, Reason.CONSENT_NOT_ENOUGH, Reason.ATTEMPTS_USED_UP);

    Instant next(Decision.No no, Instant now) {
        Instant latest = now.plus(longest);
        Instant told = no.notBefore().orElseGet(() -> OF_PEOPLE.contains(no.reason()) ? latest : now.plus(pause));
        return no.reason() == Reason.NOT_DUE || told.isBefore(latest) ? told : latest;
    }
}

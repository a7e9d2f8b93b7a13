package dev.ringway.campaign.dialer;

import dev.ringway.campaign.dial.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * Nobody of a campaign can be called, whoever is tried: its money is used up, or the numbers that it calls from are. That only
 * a reservation finds out, and until then none is tried again, or until somebody has changed the campaign.
 *
 * @param version of the campaign in which it was changed last, as it was refused
 */
record Hold(long version, Instant until) {

    static final Hold NONE = new Hold(0, Instant.EPOCH);

    /** @param longest after which it is tried all the same: money that calls have reserved comes free without being told */
    static Hold of(long version, Decision.No why, Instant now, Duration longest) {
        Instant latest = now.plus(longest);
        return new Hold(version, why.notBefore().filter(latest::isAfter).orElse(latest));
    }

    boolean holds(long changed, Instant now) {
        return changed == version && now.isBefore(until);
    }
}

package dev.ringway.campaign.dial;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a contact is not called. Where several hold, the one that stands first here is told: what is the campaign's before what
 * is the contact's, what the person wishes before what we lack, what never changes before what passes, and money last. Only
 * what is the contact's own can be its end: whatever a campaign lacks, people can give it. So nothing ends by hours, a demand for
 * consent or a number of attempts that were edited since the campaign began.
 */
public enum Reason {
    CAMPAIGN_NOT_ACTIVE,
    /** Its end date has come. */
    CAMPAIGN_OVER,
    CAMPAIGN_NOT_STARTED,
    /** There is no such contact any more. */
    CONTACT_GONE,
    OPTED_OUT,
    /** The contact's status. */
    DO_NOT_CALL,
    SUPPRESSED,
    /** The lists could not be asked. */
    SUPPRESSIONS_UNKNOWN,
    CONTACT_INACTIVE,
    CONSENT_MISSING,
    /** There is a consent, of a basis that the campaign does not take. */
    CONSENT_NOT_ENOUGH,
    /** The consent is dated later than now. */
    CONSENT_NOT_YET,
    /** The campaign has called its number already, as another contact's: for a campaign that is the same person. */
    NUMBER_CALLED,
    /** No telephone can be called by the number, or an earlier call has shown so; what a network said counts for some time. */
    UNDIALABLE,
    ATTEMPTS_USED_UP,
    /** A zone is named that there is not, so nobody knows what time it is there. */
    TIME_ZONE_UNKNOWN,
    /** The preferred call time says no span of a day. */
    CALL_TIME_UNREADABLE,
    /** What was placed to the number before could not be asked. */
    NUMBER_USE_UNKNOWN,
    /** An attempt to the number, of whatever campaign, is not over. */
    NUMBER_IN_CALL,
    NOT_DUE,
    /** Closed for as long as is looked ahead; an end only where the contact's preferred time is why, or the zones of its number. */
    NEVER_OPEN,
    HOLIDAY,
    OUTSIDE_HOURS,
    OUTSIDE_PREFERRED_TIME,
    /** Called as often as a number may be within 24 hours. */
    NUMBER_CAP,
    /** The most that a call may cost does not pay for its first minute. */
    SPEND_CAP_CALL,
    /** What is spent could not be asked, or a cap is set and what a call may cost is not. */
    SPEND_UNKNOWN,
    SPEND_CAP_CAMPAIGN,
    SPEND_CAP_DAY,
    /** The campaign names none. */
    NO_CALLER_ID,
    CALLER_IDS_UNKNOWN,
    CALLER_IDS_USED_UP,
    CALLER_IDS_RESTING;

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** Stable: stored, shown and counted. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

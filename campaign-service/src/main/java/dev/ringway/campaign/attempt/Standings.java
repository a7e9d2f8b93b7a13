package dev.ringway.campaign.attempt;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.Standing;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.dial.RetryDecision.Next;
import dev.ringway.campaign.dial.RetryDecision.State;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where decisions and attempts leave a contact in its campaign. */
public final class Standings {

    /** Of these a call has shown that there is no reaching the contact; every other end is that it is not to be called. */
    private static final Set<Reason> FAILED = EnumSet.of(Reason.UNDIALABLE, Reason.ATTEMPTS_USED_UP);

    private Standings() {}

    /** It is about to be called. */
    public static Standing reserved(CampaignContact member, Instant now) {
        return new Standing(ContactState.RESERVED, member.nextAttempt(), member.notBefore(), Optional.of(dial(now)));
    }

    /** There is a call. */
    public static Standing calling(CampaignContact member) {
        return new Standing(ContactState.CALLING, member.nextAttempt(), member.notBefore(), member.lastDecision());
    }

    /** It is not called now, or never. */
    public static Standing refused(CampaignContact member, Decision.No no, Instant now, Looks looks) {
        Optional<CampaignContact.Decision> told = Optional.of(no(no.reason().code(), now));
        return no.isFinal()
                ? new Standing(
                        FAILED.contains(no.reason()) ? ContactState.FAILED : ContactState.SUPPRESSED,
                        Optional.empty(),
                        Optional.empty(),
                        told)
                : new Standing(waiting(member.attempts()), Optional.of(looks.next(no, now)), member.notBefore(), told);
    }

    /**
     * After an attempt.
     *
     * @param suppressedFor why nobody may call by now
     */
    static Standing after(CampaignContact member, Next next, Optional<String> suppressedFor, Instant now, Looks looks) {
        return switch (next) {
            case Next.Settle() -> member.standing();
            case Next.AsBefore() ->
                new Standing(
                        waiting(member.attempts()),
                        Optional.of(now.plus(looks.pause())),
                        member.notBefore(),
                        member.lastDecision());
            case Next.Again(Instant notBefore) ->
                new Standing(
                        ContactState.RETRY_WAIT, Optional.of(notBefore), Optional.of(notBefore), member.lastDecision());
            case Next.End(State end, AttemptOutcome outcome) ->
                new Standing(
                        state(end),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(no(
                                suppressedFor
                                        .filter(why -> end == State.SUPPRESSED)
                                        .orElseGet(outcome::text),
                                now)));
        };
    }

    /** It is not called any more, for a reason that is not what its last call came to. */
    static Standing suppressed(String reason, Instant now) {
        return new Standing(ContactState.SUPPRESSED, Optional.empty(), Optional.empty(), Optional.of(no(reason, now)));
    }

    /** Nobody is at it any more, and nothing has become of it. */
    static ContactState waiting(int attempts) {
        return attempts == 0 ? ContactState.PENDING : ContactState.RETRY_WAIT;
    }

    private static ContactState state(State end) {
        return switch (end) {
            case COMPLETED -> ContactState.COMPLETED;
            case FAILED -> ContactState.FAILED;
            case SUPPRESSED -> ContactState.SUPPRESSED;
        };
    }

    private static CampaignContact.Decision dial(Instant now) {
        return new CampaignContact.Decision(true, Optional.empty(), now);
    }

    private static CampaignContact.Decision no(String reason, Instant now) {
        return new CampaignContact.Decision(false, Optional.of(reason), now);
    }
}

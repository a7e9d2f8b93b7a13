package dev.ringway.campaign.attempt;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.Calls;
import dev.ringway.campaign.campaign.CampaignContact.Decision;
import dev.ringway.campaign.campaign.CampaignContact.Standing;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.dial.AttemptOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a campaign makes of contacts that become one: nobody is called for it again, and who was to be called as one of the
 * others is called as the target. Attempts add up.
 *
 * @param target in the campaign, where it is in it
 * @param others in the campaign, one at least
 */
public record MembershipMerge(Optional<CampaignContact> target, List<CampaignContact> others) {

    /** Of these the number was at fault, and by another one the person may be called. */
    private static final Set<String> OF_NUMBER = Stream.of(
                    AttemptOutcome.UNREACHABLE,
                    AttemptOutcome.FAX,
                    AttemptOutcome.UNDIALABLE,
                    AttemptOutcome.DESTINATION_NOT_ALLOWED,
                    AttemptOutcome.REFUSED)
            .map(AttemptOutcome::text)
            .collect(Collectors.toUnmodifiableSet());

    /** With these nobody was called, since somebody was that is the same person. */
    private static final Set<String> CALLED_AS_ANOTHER =
            Set.of(MembershipRule.CALLED_BEFORE_MERGE, MembershipRule.NUMBER_CALLED);

    public MembershipMerge {
        others = List.copyOf(others);
    }

    /**
     * Whether it has to wait: a call with one of the others is being prepared, and nobody knows whether it will be made; or the
     * target is in a call that would have to be its last.
     */
    public boolean isTooEarly() {
        return others.stream().anyMatch(other -> other.status() == ContactState.RESERVED)
                || (isCalled()
                        && target.filter(is -> is.status().isInProgress()).isPresent());
    }

    /** Whether the target comes into the campaign by it. */
    public boolean bringsTarget() {
        return target.isEmpty()
                && (isCalled()
                        || others.stream().anyMatch(other -> other.status().isWaiting()));
    }

    /** @param is the target, or what it would be in the campaign if it came in now; the same where nothing of it changes */
    public CampaignContact merged(CampaignContact is, Instant now) {
        int attempts = is.attempts()
                + others.stream().mapToInt(MembershipMerge::attempts).sum();
        Standing standing = is.status().isWaiting() ? standing(is, attempts, now) : is.standing();
        if (attempts == is.attempts() && standing.equals(is.standing())) {
            return is;
        }
        Calls calls = is.calls();
        return is.with(
                standing,
                new Calls(attempts, calls.sums(), calls.lastAttempt(), calls.results(), calls.outcome()),
                now);
    }

    private Standing standing(CampaignContact is, int attempts, Instant now) {
        if (isCalled()) {
            Decision no = new Decision(false, Optional.of(MembershipRule.CALLED_BEFORE_MERGE), now);
            return new Standing(ContactState.SUPPRESSED, Optional.empty(), is.notBefore(), Optional.of(no));
        }
        Optional<Instant> notBefore = Stream.concat(
                        is.notBefore().stream(),
                        others.stream()
                                .filter(other -> other.status().isWaiting())
                                .flatMap(other -> other.notBefore().stream()))
                .max(Comparator.naturalOrder());
        return new Standing(
                Standings.waiting(attempts),
                notBefore.equals(is.notBefore()) ? is.nextAttempt() : notBefore,
                notBefore,
                is.lastDecision());
    }

    /** Whether one of the others was reached, is in a call, or is not called again by the rules of the campaign. */
    private boolean isCalled() {
        return others.stream().anyMatch(MembershipMerge::isCalled);
    }

    private static boolean isCalled(CampaignContact other) {
        Optional<String> reason = other.lastDecision().flatMap(Decision::reason);
        return switch (other.status()) {
            case COMPLETED, CALLING -> true;
            case FAILED -> reason.filter(OF_NUMBER::contains).isEmpty();
            case SUPPRESSED -> reason.filter(CALLED_AS_ANOTHER::contains).isPresent();
            case PENDING, RETRY_WAIT, RESERVED -> false;
        };
    }

    /** A call that goes on is counted when it is over. */
    private static int attempts(CampaignContact other) {
        return other.attempts() + (other.status() == ContactState.CALLING ? 1 : 0);
    }
}

package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.call.Scenario;
import dev.ringway.sandbox.call.Undialable;
import java.util.Optional;
import java.util.Set;

/**
 * Where a contact has to end by the fate of its number, under the rules of {@link CampaignDraft}.
 *
 * @param statuses where it may end
 * @param outcomes what its last call may have come to; empty for one that is never called
 * @param attempts that it counts
 * @param dials calls that the provider was asked for and made
 */
record ExpectedEnd(Set<String> statuses, Set<String> outcomes, int attempts, int dials) {

    private static final Set<String> COMPLETED = Set.of("completed");
    private static final Set<String> FAILED = Set.of("failed");

    /** As the wish is known before the call is over, or after it. */
    private static final Set<String> OPTED_OUT = Set.of("completed", "suppressed");

    /** What the agent made of a conversation is not the campaign's concern; "reached" where only Twilio could be asked. */
    private static final Set<String> CONVERSATION = Set.of("success", "failed", "unknown", "reached");

    static final ExpectedEnd SUPPRESSED = new ExpectedEnd(Set.of("suppressed"), Set.of(), 0, 0);

    boolean takes(Optional<String> outcome) {
        return outcome.map(outcomes::contains).orElse(outcomes.isEmpty());
    }

    /** On the way there its last attempt, and no other, never reached the provider. */
    boolean isCutShort(int counted, long made) {
        return counted <= attempts && made == Math.min(counted - 1, dials);
    }

    static ExpectedEnd of(String number) {
        return Undialable.dialled(number).map(ExpectedEnd::refused).orElseGet(() -> called(Scenario.dialled(number)));
    }

    private static ExpectedEnd refused(Undialable reason) {
        String outcome = switch (reason) {
            case INVALID -> "undialable";
            case UNREACHABLE -> "unreachable";
            case COUNTRY_NOT_ALLOWED -> "destination-not-allowed";
        };
        return new ExpectedEnd(FAILED, Set.of(outcome), 1, 0);
    }

    private static ExpectedEnd called(Scenario fate) {
        return switch (fate) {
            case ANSWERED, UNKNOWN, SILENT, LONG_TALK, HANG_UP -> new ExpectedEnd(COMPLETED, CONVERSATION, 1, 1);
            case OPT_OUT -> new ExpectedEnd(OPTED_OUT, CONVERSATION, 1, 1);
            case MACHINE -> new ExpectedEnd(FAILED, Set.of("voicemail"), 1, 1);
            case FAX, FAILED, CANCELED -> new ExpectedEnd(FAILED, Set.of("failed"), 1, 1);
            case BUSY, NO_ANSWER ->
                new ExpectedEnd(FAILED, Set.of(fate.wire()), CampaignDraft.MAX_ATTEMPTS, CampaignDraft.MAX_ATTEMPTS);
        };
    }
}

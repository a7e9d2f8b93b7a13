package dev.ringway.campaign.dial;

import java.util.Optional;
import java.util.Set;

/**
 * How a call ended, and what that means for the contact. Twilio tells a code only of a call that it did not make, so of one
 * that failed the network's answer is all there is. The table stands in the README too.
 *
 * @param status of Twilio
 * @param answeredBy of Twilio's detection: human, fax, unknown, machine_start, machine_end_beep …
 * @param sipResponseCode as the network gave it
 * @param talk what is known of the talk beside that
 */
public record CallEnd(String status, Optional<String> answeredBy, Optional<Integer> sipResponseCode, Talk talk) {

    /** What came of it where somebody or something answered, as agents tell. */
    public enum Talk {
        /** Nothing speaks against one. */
        ANY,
        /** With a machine that only the agent noticed. */
        VOICEMAIL,
        /** No agent was to be had, so whoever answered heard that there is nobody. */
        NO_AGENT
    }

    /** Not found, gone, address incomplete, does not exist anywhere. */
    private static final Set<Integer> NO_SUCH_NUMBER = Set.of(404, 410, 484, 604);

    /** Empty while the call is not over, and for a status that nobody knows. */
    public Optional<AttemptOutcome> outcome() {
        return switch (status) {
            case "completed" -> Optional.of(answered());
            case "busy" -> Optional.of(AttemptOutcome.BUSY);
            case "no-answer" -> Optional.of(AttemptOutcome.NO_ANSWER);
            case "canceled" -> Optional.of(AttemptOutcome.CANCELED);
            case "failed" -> Optional.of(failed());
            default -> Optional.empty();
        };
    }

    private AttemptOutcome answered() {
        String who = answeredBy.orElse("");
        if (who.startsWith("machine")) {
            return AttemptOutcome.VOICEMAIL;
        }
        if (who.equals("fax")) {
            return AttemptOutcome.FAX;
        }
        return switch (talk) {
            case ANY -> AttemptOutcome.REACHED;
            case VOICEMAIL -> AttemptOutcome.VOICEMAIL;
            case NO_AGENT -> AttemptOutcome.NO_AGENT;
        };
    }

    private AttemptOutcome failed() {
        return sipResponseCode.filter(NO_SUCH_NUMBER::contains).isPresent()
                ? AttemptOutcome.UNDIALABLE
                : AttemptOutcome.FAILED;
    }
}

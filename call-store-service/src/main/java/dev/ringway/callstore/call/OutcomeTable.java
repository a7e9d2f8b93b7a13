package dev.ringway.callstore.call;

import static dev.ringway.callstore.call.OutcomeStatus.BUSY;
import static dev.ringway.callstore.call.OutcomeStatus.FAILED;
import static dev.ringway.callstore.call.OutcomeStatus.NO_ANSWER;
import static dev.ringway.callstore.call.OutcomeStatus.SUCCESS;
import static dev.ringway.callstore.call.OutcomeStatus.UNDIALABLE;
import static dev.ringway.callstore.call.OutcomeStatus.UNKNOWN;
import static dev.ringway.callstore.call.OutcomeStatus.VOICEMAIL;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a call came to: the first row that says something. It is asked anew whenever a report says more, and looks at
 * nothing but what all reports together say. The same table stands in the service's README.
 */
final class OutcomeTable {

    /** Twilio's error codes of a number that must not be dialled again: invalid, or premium. */
    private static final Set<Integer> UNDIALABLE_ERRORS = Set.of(21201, 21202, 21211, 21217);

    /** SIP's not found, gone, address incomplete, does not exist anywhere. */
    private static final Set<Integer> UNDIALABLE_SIP = Set.of(404, 410, 484, 604);

    private static final List<Function<Call, Optional<Outcome>>> ROWS = List.of(
            OutcomeTable::undialable,
            OutcomeTable::unansweredByAgentsWord,
            OutcomeTable::unanswered,
            OutcomeTable::transferred,
            OutcomeTable::machine,
            OutcomeTable::agentInVain,
            OutcomeTable::verdict);

    private OutcomeTable() {}

    /** Empty while the call is not over. */
    static Optional<Outcome> of(Call call) {
        if (!call.status().terminal()) {
            return Optional.empty();
        }
        return Optional.of(ROWS.stream()
                .flatMap(row -> row.apply(call).stream())
                .findFirst()
                .orElse(Outcome.of(UNKNOWN)));
    }

    private static Optional<Outcome> undialable(Call call) {
        if (call.status() == CallStatus.COMPLETED) {
            return Optional.empty();
        }
        return call.network()
                .errorCode()
                .filter(UNDIALABLE_ERRORS::contains)
                .map(code -> Outcome.of(UNDIALABLE, "Twilio error " + code))
                .or(() -> call.sipResponseCode()
                        .filter(code -> call.status() == CallStatus.FAILED && UNDIALABLE_SIP.contains(code))
                        .map(code -> Outcome.of(UNDIALABLE, "SIP " + code)));
    }

    /** ElevenLabs' own words are finer than Twilio's failed. */
    private static Optional<Outcome> unansweredByAgentsWord(Call call) {
        if (call.status() != CallStatus.FAILED) {
            return Optional.empty();
        }
        return call.agent().last().flatMap(Conversation::failureReason).flatMap(reason -> switch (reason) {
            case "busy" -> Optional.of(Outcome.of(BUSY));
            case "no-answer" -> Optional.of(Outcome.of(NO_ANSWER));
            default -> Optional.empty();
        });
    }

    private static Optional<Outcome> unanswered(Call call) {
        return switch (call.status()) {
            case BUSY -> Optional.of(Outcome.of(BUSY));
            case NO_ANSWER -> Optional.of(Outcome.of(NO_ANSWER));
            case FAILED -> Optional.of(new Outcome(FAILED, failure(call)));
            case CANCELED ->
                Optional.of(
                        call.direction().equals(Optional.of(Direction.INBOUND))
                                ? Outcome.of(NO_ANSWER, "the caller hung up before the answer")
                                : Outcome.of(FAILED, "canceled before the answer"));
            case COMPLETED, QUEUED, INITIATED, RINGING, IN_PROGRESS -> Optional.empty();
        };
    }

    private static Optional<String> failure(Call call) {
        return call.network()
                .errorCode()
                .filter(code -> code > 0)
                .map(code -> "Twilio error " + code)
                .or(() -> call.sipResponseCode().map(code -> "SIP " + code));
    }

    private static Optional<Outcome> transferred(Call call) {
        return call.intervention()
                .transfer()
                .filter(Intervention.Transfer.ANSWERED::equals)
                .map(answered -> Outcome.of(SUCCESS, "transferred to a person"));
    }

    /** A message left on a machine is no conversation, whatever the verdict on it is. */
    private static Optional<Outcome> machine(Call call) {
        if (call.answer().byFax()) {
            return Optional.of(Outcome.of(FAILED, "a fax answered"));
        }
        boolean voicemail = call.terminationReason()
                .filter(reason -> reason.toLowerCase(Locale.ROOT).contains("voicemail"))
                .isPresent();
        return call.answer().byMachine() || voicemail ? Optional.of(Outcome.of(VOICEMAIL)) : Optional.empty();
    }

    private static Optional<Outcome> agentInVain(Call call) {
        return call.agent().inVain().map(reason -> Outcome.of(FAILED, reason));
    }

    private static Optional<Outcome> verdict(Call call) {
        return call.callSuccessful().map(verdict -> switch (verdict) {
            case SUCCESS -> Outcome.of(SUCCESS);
            case FAILURE -> Outcome.of(FAILED, "the agent's goal was not reached");
            case UNKNOWN -> Outcome.of(UNKNOWN);
        });
    }
}

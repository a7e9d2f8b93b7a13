package dev.ringway.callstore.call;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who ended a call, from all reports together; asked anew whenever one says more. The same table stands in the service's
 * README.
 */
final class TerminationTable {

    /** Parts of ElevenLabs' termination_reason, which is free text; the first that occurs tells. */
    private static final List<Map.Entry<String, TerminatedBy>> REASONS = List.of(
            Map.entry("duration", TerminatedBy.SYSTEM),
            Map.entry("silence", TerminatedBy.SYSTEM),
            Map.entry("inactiv", TerminatedBy.SYSTEM),
            Map.entry("timeout", TerminatedBy.SYSTEM),
            Map.entry("time-out", TerminatedBy.SYSTEM),
            Map.entry("timed out", TerminatedBy.SYSTEM),
            Map.entry("error", TerminatedBy.SYSTEM),
            Map.entry("end_call", TerminatedBy.AGENT),
            Map.entry("voicemail", TerminatedBy.AGENT),
            Map.entry("transfer", TerminatedBy.AGENT),
            Map.entry("agent", TerminatedBy.AGENT),
            Map.entry("client", TerminatedBy.CALLER),
            Map.entry("remote party", TerminatedBy.CALLER),
            Map.entry("user", TerminatedBy.CALLER),
            Map.entry("caller", TerminatedBy.CALLER));

    private TerminationTable() {}

    /** Empty while the call is not over. */
    static Optional<TerminatedBy> of(Call call) {
        if (!call.status().terminal()) {
            return Optional.empty();
        }
        if (call.intervention().ended()) {
            return Optional.of(TerminatedBy.SYSTEM);
        }
        return Optional.of(
                switch (call.status()) {
                    case BUSY, FAILED, NO_ANSWER -> TerminatedBy.CARRIER;
                    case CANCELED ->
                        call.direction().equals(Optional.of(Direction.INBOUND))
                                ? TerminatedBy.CALLER
                                : TerminatedBy.SYSTEM;
                    case COMPLETED, QUEUED, INITIATED, RINGING, IN_PROGRESS -> afterTheAnswer(call);
                });
    }

    private static TerminatedBy afterTheAnswer(Call call) {
        if (call.intervention().transfer().isPresent()) {
            // The conversation ended with the transfer; who hung up after it nobody says.
            return TerminatedBy.UNKNOWN;
        }
        if (call.agent().inVain().isPresent()) {
            return TerminatedBy.SYSTEM;
        }
        return call.terminationReason().map(TerminationTable::byReason).orElse(TerminatedBy.UNKNOWN);
    }

    private static TerminatedBy byReason(String reason) {
        String words = reason.toLowerCase(Locale.ROOT);
        return REASONS.stream()
                .filter(row -> words.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(TerminatedBy.UNKNOWN);
    }
}

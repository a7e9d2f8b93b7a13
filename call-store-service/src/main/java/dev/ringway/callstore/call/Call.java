package dev.ringway.callstore.call;

import dev.ringway.callstore.recording.RecordingSummary;
import dev.ringway.callstore.report.Correlation;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known about a call from the reports about it, and from the dial attempt, contact and agent that it belongs to.
 * What follows from that is derived. Times in UTC to the millisecond.
 *
 * @param sid the Call SID
 * @param price from Twilio's REST interface only
 */
public record Call(
        String sid,
        Standing standing,
        Optional<Lasted> lasted,
        Timing timing,
        Parties parties,
        Links links,
        Answer answer,
        Network network,
        AgentPart agent,
        Optional<Price> price,
        Intervention intervention,
        List<RecordingSummary> recordings,
        Known known) {

    public Call {
        recordings = List.copyOf(recordings);
    }

    public Call with(Known now) {
        return new Call(
                sid,
                standing,
                lasted,
                timing,
                parties,
                links,
                answer,
                network,
                agent,
                price,
                intervention,
                recordings,
                now);
    }

    public CallStatus status() {
        return standing.status();
    }

    /** Seconds from answer to end. */
    public Optional<Long> duration() {
        return lasted.filter(said -> said.standing().status() == status()).map(Lasted::seconds);
    }

    /**
     * Seconds from ringing to the answer, or to the end where nobody answered. Empty while it rings, and where nobody said
     * when it was answered nor how long it lasted.
     */
    public Optional<Long> ringDuration() {
        Optional<Instant> unanswered = status() == CallStatus.COMPLETED ? Optional.empty() : endTime();
        return ringingAt()
                .flatMap(rang -> answeredAt()
                        .or(() -> unanswered)
                        .map(until -> Math.max(0, Duration.between(rang, until).toSeconds())));
    }

    public Optional<Outcome> outcome() {
        return OutcomeTable.of(this);
    }

    public Optional<TerminatedBy> terminatedBy() {
        return TerminationTable.of(this);
    }

    /** Why no agent ever spoke with who answered; empty where one did or may have, and while the call lasts. */
    public Optional<String> agentFailure() {
        return status() == CallStatus.COMPLETED
                        && intervention.transfer().isEmpty()
                        && !answer.byMachine()
                        && !answer.byFax()
                ? agent.neverSpoke()
                : Optional.empty();
    }

    public Optional<Cost> cost() {
        return Cost.of(price, agent);
    }

    /** What reports wait for that do not name their call. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        attemptId().map(Correlation::attemptKey).ifPresent(keys::add);
        agent.conversations().forEach(one -> keys.add(Correlation.conversationKey(one.conversationId())));
        return keys;
    }

    public CallSource source() {
        return CallSource.of(direction(), campaignId());
    }

    /** The UTC month of the start, e.g. {@code 2026-11}. */
    public String startMonth() {
        return YearMonth.from(startTime().atOffset(ZoneOffset.UTC)).toString();
    }

    public Instant startTime() {
        return timing.startTime();
    }

    public Optional<Instant> ringingAt() {
        return timing.ringingAt();
    }

    /** As reported; of a completed call of which nobody reported it, what its end and its duration leave. */
    public Optional<Instant> answeredAt() {
        return timing.answeredAt().or(this::answeredByDuration);
    }

    /** Twilio counts whole seconds, so this may lie before the call rang: then it was as it rang. */
    private Optional<Instant> answeredByDuration() {
        Instant earliest = ringingAt().orElseGet(this::startTime);
        return endTime()
                .filter(ended -> status() == CallStatus.COMPLETED)
                .flatMap(ended -> duration().map(ended::minusSeconds))
                .map(answered -> answered.isBefore(earliest) ? earliest : answered);
    }

    public Optional<Instant> endTime() {
        return standing.endTime();
    }

    public Optional<Direction> direction() {
        return parties.direction();
    }

    public Optional<String> from() {
        return parties.from();
    }

    public Optional<String> to() {
        return parties.to();
    }

    public Optional<String> parentCallSid() {
        return parties.parentCallSid();
    }

    public Optional<String> answeredBy() {
        return answer.answeredBy();
    }

    public Optional<Integer> sipResponseCode() {
        return network.sipResponseCode();
    }

    public Optional<String> accountSid() {
        return links.accountSid();
    }

    public Optional<String> attemptId() {
        return links.attemptId();
    }

    public Optional<Integer> attemptNumber() {
        return known.attemptNumber();
    }

    public Optional<String> campaignId() {
        return known.campaignId().or(links::campaignId);
    }

    public Optional<String> contactId() {
        return known.contactId().or(links::contactId);
    }

    public Optional<String> contactName() {
        return known.contactName();
    }

    /** Who spoke last, else who was to speak. */
    public Optional<String> agentId() {
        return agent.last().flatMap(Conversation::agentId).or(agent::agentId).or(known::agentId);
    }

    public Optional<String> agentName() {
        return known.agentName().or(() -> agent.last().flatMap(Conversation::agentName));
    }

    public Optional<String> voiceId() {
        return agent.last().flatMap(Conversation::voiceId);
    }

    public Optional<String> conversationId() {
        return agent.last().map(Conversation::conversationId);
    }

    public Optional<CallSuccess> callSuccessful() {
        return agent.last().flatMap(Conversation::callSuccessful);
    }

    public Optional<String> terminationReason() {
        return agent.last().flatMap(Conversation::terminationReason);
    }

    /** How long the agent took to answer, on average, in milliseconds. */
    public Optional<Long> latencyMs() {
        return agent.last().flatMap(Conversation::latencyMs);
    }
}

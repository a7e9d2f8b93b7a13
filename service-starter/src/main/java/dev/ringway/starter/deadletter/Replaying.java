package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.DeadLetterLookup.Found;
import dev.ringway.starter.deadletter.TopicLog.Stretch;
import dev.ringway.starter.kafka.Refusals;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Hands dead letters to their group once more. First the record is certain to be read again, then that is written down: a
 * crash in between leaves the letter open and the next replay repeats it, which a handler bears as it bears any duplicate.
 */
final class Replaying {

    private static final int TOGETHER = 100;

    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetterTopics topics;
    private final DeadLetterLookup lookup;
    private final DecisionLog decisions;
    private final DeadLetterSettings settings;
    private final Duration timeout;
    private final Clock clock;

    Replaying(
            ConsumerFactory<String, byte[]> consumers,
            DeadLetterTopics topics,
            DeadLetterLookup lookup,
            DecisionLog decisions,
            DeadLetterSettings settings,
            Duration timeout,
            Clock clock) {
        this.consumers = consumers;
        this.topics = topics;
        this.lookup = lookup;
        this.decisions = decisions;
        this.settings = settings;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** @param force also if the event is older than what its service keeps */
    record Order(Caller caller, boolean force, boolean dryRun) {}

    /** @param write acknowledged, where it is asked for its result */
    private record Tried(Found found, CompletableFuture<?> write) {}

    /** A letter that was not replayed, and why. */
    record Refused(DeadLetterId id, ProblemException problem) {}

    /**
     * @param replayed in the order in which they were; in a dry run those that would be
     * @param left what an answer of one request has no room for
     */
    record Outcome(List<DeadLetterId> replayed, List<Refused> refused, Optional<Positions> left) {}

    /** Once more also if it was replayed before. */
    Found replay(DeadLetterId id, Order order) {
        Found found = lookup.find(id);
        mayReplay(found, order);
        CompletableFuture<?> write = found.kind().replay(found.letter(), found.body());
        Acknowledged.await(List.of(write), timeout);
        decisions.write(List.of(decision(new Tried(found, write), order)), null);
        return lookup.find(id);
    }

    /** The oldest first, so that the events of one key keep their order. */
    Outcome replay(LetterFilter filter, Optional<Positions> from, int limit, Order order) {
        List<DeadLetterId> replayed = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        Map<TopicPartition, Stretch> left = new TreeMap<>(TopicLog.BY_NAME);
        try (TopicLog log = TopicLog.open(consumers);
                TopicLog bodies = TopicLog.open(consumers)) {
            decisions.catchUp(log);
            left.putAll(lookup.positions(log, filter, from).left());
            int budget = settings.scanned();
            for (TopicPartition partition : List.copyOf(left.keySet())) {
                while (left.get(partition).length() > 0 && replayed.size() < limit && budget > 0) {
                    Stretch next = left.get(partition);
                    List<Found> batch = new ArrayList<>();
                    Walk walk = new Walk(next.begin(), Math.min(TOGETHER, limit - replayed.size()), budget);
                    log.read(
                            partition,
                            next,
                            message -> walk.step(message.offset(), () -> {
                                DeadLetter letter = new DeadLetter(message);
                                DeadLetterKind kind = topics.kind(letter.id());
                                if (filter.matches(letter, decisions.state(letter.id()), kind)) {
                                    Found found = lookup.found(bodies, letter, kind);
                                    if (allowed(found, order, refused)) {
                                        batch.add(found);
                                    }
                                }
                                return batch.size();
                            }));
                    boolean atEnd = walk.goesOn();
                    budget -= walk.looked();
                    replayed.addAll(send(batch, order, refused));
                    left.put(partition, new Stretch(atEnd ? next.end() : walk.next(), next.end()));
                }
            }
        }
        return new Outcome(replayed, refused, Optional.of(new Positions(left)).filter(rest -> !rest.done()));
    }

    private List<DeadLetterId> send(List<Found> batch, Order order, List<Refused> refused) {
        if (batch.isEmpty() || order.dryRun()) {
            return batch.stream().map(found -> found.letter().id()).toList();
        }
        List<Tried> tried = new ArrayList<>();
        for (Found found : batch) {
            try {
                tried.add(new Tried(found, found.kind().replay(found.letter(), found.body())));
            } catch (ProblemException impossible) {
                refused.add(new Refused(found.letter().id(), impossible));
            }
        }
        List<Tried> written =
                tried.stream().filter(one -> isWritten(one, refused)).toList();
        decisions.write(written.stream().map(one -> decision(one, order)).toList(), null);
        return written.stream().map(one -> one.found().letter().id()).toList();
    }

    /** One that Kafka never takes is refused, so that it holds up none of the others. */
    private boolean isWritten(Tried one, List<Refused> refused) {
        try {
            Acknowledged.await(List.of(one.write()), timeout);
            return true;
        } catch (KafkaException failure) {
            if (!Refusals.forEver(failure)) {
                throw failure;
            }
            ProblemException problem = new ProblemException(
                    HttpStatus.CONFLICT,
                    "not-writable",
                    "Kafka never takes it (" + Refusals.rootOf(failure).getMessage() + "). Correct or discard it.");
            problem.initCause(failure);
            refused.add(new Refused(one.found().letter().id(), problem));
            return false;
        }
    }

    private boolean allowed(Found found, Order order, List<Refused> refused) {
        try {
            mayReplay(found, order);
            return true;
        } catch (ProblemException problem) {
            refused.add(new Refused(found.letter().id(), problem));
            return false;
        }
    }

    private void mayReplay(Found found, Order order) {
        if (!order.caller().has(found.kind().replayRole())) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "This needs the role " + found.kind().replayRole().text() + ". Ask an admin for it.");
        }
        if (found.state().status() == LetterState.Status.DISCARDED) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "dead-letter-discarded",
                    "It was discarded. Have an admin open it again before it is replayed.");
        }
        Instant oldest = clock.instant().minus(settings.oldestReplay());
        if (!order.force() && found.kind().receivedAt(found.letter()).isBefore(oldest)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "event-too-old",
                    "It is from before " + oldest + ", older than what the service keeps of events."
                            + " Replay it with force if its effect is wanted nevertheless.");
        }
    }

    private Decision decision(Tried tried, Order order) {
        Found found = tried.found();
        return new Decision(
                found.letter().id(),
                Decision.Kind.REPLAYED,
                order.caller().subject(),
                clock.instant(),
                order.force() ? "forced" : "",
                Optional.empty(),
                Optional.of(found.state().version()),
                tried.write().resultNow() instanceof ReplayPlace place ? Optional.of(place) : Optional.empty(),
                -1);
    }
}

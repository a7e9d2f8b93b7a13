package dev.ringway.transcript.intake.analysis;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.analysis.llm.LlmFailure;
import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.store.DueJudgements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a language model judge the conversations that wait for it, some at a time. What is to be asked lies with each transcript
 * and is taken away with the answer, so an instance that dies in between costs a second request and nothing else. One that
 * cannot be read or written holds up no other: it is left alone for a while.
 */
final class Judging {

    private static final Logger log = LoggerFactory.getLogger(Judging.class);

    private final Judge judge;
    private final DueJudgements due;
    private final OwnFailures failures;
    private final JudgingSettings settings;
    private final Clock clock;

    /** Until then the endpoint is left alone. */
    private volatile Instant rest = Instant.MIN;

    /** Conversations that failed by themselves, so that it could not be written either when they are due again. */
    private final Map<String, Instant> leftAlone = new ConcurrentHashMap<>();

    Judging(Judge judge, DueJudgements due, OwnFailures failures, JudgingSettings settings, Clock clock) {
        this.judge = judge;
        this.due = due;
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
    }

    /** Until nothing is due, or the endpoint answers none of those that were asked at one time. */
    void run(Turn turn) {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> next = next();
            while (!next.isEmpty()) {
                turn.keep();
                List<Future<Optional<LlmFailure>>> asked = next.stream()
                        .map(id -> requests.submit(() -> judge(id)))
                        .toList();
                List<LlmFailure> unanswered = asked.stream()
                        .flatMap(answer -> outcome(answer).stream())
                        .filter(failure -> failure.kind() != LlmFailure.Kind.CONVERSATION)
                        .toList();
                if (unanswered.size() == next.size()
                        || unanswered.stream().anyMatch(failure -> failure.kind() == LlmFailure.Kind.SETTINGS)) {
                    pause(unanswered);
                }
                next = next();
            }
        }
    }

    private List<String> next() {
        Instant now = clock.instant();
        leftAlone.values().removeIf(end -> !end.isAfter(now));
        return now.isBefore(rest) ? List.of() : due.due(now, Set.copyOf(leftAlone.keySet()), settings.atOnce());
    }

    private Optional<LlmFailure> judge(String id) {
        Optional<Optional<LlmFailure>> outcome = failures.of("judging", id, () -> judge.judge(id));
        if (outcome.isEmpty()) {
            leftAlone.put(id, clock.instant().plus(settings.longestBackoff()));
        }
        return outcome.flatMap(failure -> failure);
    }

    /** The next ones would only fail as well. */
    private void pause(List<LlmFailure> unanswered) {
        Duration pause = unanswered.stream()
                .map(LlmFailure::retryAfter)
                .reduce(settings.backoff(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        rest = clock.instant().plus(pause);
        boolean settingsAreWrong = unanswered.stream().anyMatch(failure -> failure.kind() == LlmFailure.Kind.SETTINGS);
        log.warn(
                "No conversations are judged for {} s: {}{}",
                pause.toSeconds(),
                unanswered.getFirst().getMessage(),
                settingsAreWrong ? ". Look at LLM_BASE_URL, LLM_API_KEY and LLM_MODEL" : "");
    }

    private static Optional<LlmFailure> outcome(Future<Optional<LlmFailure>> asked) {
        try {
            return asked.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopping);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
    }
}

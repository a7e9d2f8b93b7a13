package dev.ringway.starter.deadletter;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which dead letters are meant; everything that is given has to hold. Its text is the same on every instance: cursors are bound to
 * it.
 *
 * @param topics where to look
 * @param reason part of the reason, in any case
 * @param rejectedAfter rejected then or later
 * @param states any of these; all if empty
 */
record LetterFilter(
        List<DeadLetterTopic> topics,
        Optional<String> call,
        Optional<String> key,
        Optional<String> type,
        Optional<String> reason,
        Optional<Instant> rejectedAfter,
        Optional<Instant> rejectedBefore,
        Set<LetterState.Status> states) {

    LetterFilter {
        states = Collections.unmodifiableSet(new TreeSet<>(states));
    }

    List<String> topicNames() {
        return topics.stream().map(DeadLetterTopic::name).toList();
    }

    /** Whether anything but the topic and the state narrows it down. */
    boolean isNarrow() {
        return call.isPresent()
                || key.isPresent()
                || type.isPresent()
                || reason.isPresent()
                || rejectedAfter.isPresent()
                || rejectedBefore.isPresent();
    }

    LetterFilter in(Set<LetterState.Status> onlyStates) {
        return new LetterFilter(topics, call, key, type, reason, rejectedAfter, rejectedBefore, onlyStates);
    }

    boolean matches(DeadLetter letter, LetterState state, DeadLetterKind kind) {
        return (states.isEmpty() || states.contains(state.status()))
                && key.filter(wanted -> !wanted.equals(letter.key())).isEmpty()
                && type.filter(wanted -> !wanted.equals(letter.type().orElse("")))
                        .isEmpty()
                && reason.filter(wanted -> !lower(letter.reason()).contains(lower(wanted)))
                        .isEmpty()
                && rejectedAfter
                        .filter(first -> letter.rejectedAt().isBefore(first))
                        .isEmpty()
                && rejectedBefore
                        .filter(end -> !letter.rejectedAt().isBefore(end))
                        .isEmpty()
                && call.filter(sid -> !kind.concerns(letter, sid)).isEmpty();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package dev.ringway.transcript.intake.polling;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One run's questions to ElevenLabs, no faster than they may be, and whether it is ElevenLabs that does not answer or a
 * single conversation that cannot be read. Used by one thread.
 */
final class Round {

    /**
     * So many in a row that cannot be read are taken for ElevenLabs' failure. Fewer would let a few bad conversations end
     * every run, many more would go on asking one that is down.
     */
    static final int MOST_IN_A_ROW = 5;

    /** ElevenLabs cannot be asked now. What was found so far stands, and a later run goes on. */
    static final class UnavailableException extends RuntimeException {

        private final transient Optional<Duration> retryAfter;

        UnavailableException(String reason, Optional<Duration> retryAfter) {
            super(reason, null, false, false);
            this.retryAfter = retryAfter;
        }

        Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    private final Turn turn;
    private final long spacingNanos;
    private long next = System.nanoTime();
    private boolean answered;
    private int failedInARow;

    Round(Turn turn, double requestsPerSecond) {
        this.turn = turn;
        this.spacingNanos = Math.round(TimeUnit.SECONDS.toNanos(1) / requestsPerSecond);
    }

    /**
     * Waits for its time, and asks for what concerns all conversations.
     *
     * @return an answer to this very question, also that it is refused
     * @throws UnavailableException where ElevenLabs does not answer, or refuses the key
     */
    <T> ElevenLabsAnswer<T> ask(Supplier<ElevenLabsAnswer<T>> question) {
        ElevenLabsAnswer<T> answer = inTurn(question);
        failure(answer).ifPresent(failure -> {
            throw new UnavailableException(failure.reason(), retryAfter(failure));
        });
        if (!answered) {
            answered = true;
            failedInARow = 0;
        }
        return answer;
    }

    /**
     * Waits for its time, and asks for what concerns one conversation alone.
     *
     * @return whatever came of it
     * @throws UnavailableException where ElevenLabs says how long it wants to be left alone
     */
    <T> ElevenLabsAnswer<T> askForOne(Supplier<ElevenLabsAnswer<T>> question) {
        ElevenLabsAnswer<T> answer = inTurn(question);
        Optional<ElevenLabsFailure> failure = failure(answer);
        Optional<Duration> left = failure.flatMap(Round::retryAfter);
        if (left.isPresent()) {
            throw new UnavailableException(failure.orElseThrow().reason(), left);
        }
        answered |= failure.isEmpty();
        failedInARow = failure.isEmpty() ? 0 : failedInARow + 1;
        return answer;
    }

    /** Whether anything was answered in this run, so that it is not ElevenLabs as a whole that is away. */
    boolean wasAnswered() {
        return answered;
    }

    /** Whether it is no use to ask for single conversations any more, unless it turns out that ElevenLabs answers. */
    boolean isInVain() {
        return failedInARow >= (answered ? MOST_IN_A_ROW : 1);
    }

    private <T> ElevenLabsAnswer<T> inTurn(Supplier<ElevenLabsAnswer<T>> question) {
        turn.keep();
        pause();
        return question.get();
    }

    private static Optional<ElevenLabsFailure> failure(ElevenLabsAnswer<?> answer) {
        return answer instanceof ElevenLabsAnswer.Failed<?>(ElevenLabsFailure failure) && !failure.isAnswer()
                ? Optional.of(failure)
                : Optional.empty();
    }

    private static Optional<Duration> retryAfter(ElevenLabsFailure failure) {
        return failure instanceof ElevenLabsFailure.NotNow(String _, Optional<Duration> wished)
                ? wished
                : Optional.empty();
    }

    private void pause() {
        long now = System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, next - now));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("this instance is stopping", Optional.empty());
        }
        next = Math.max(now, next) + spacingNanos;
    }
}

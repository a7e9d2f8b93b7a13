package dev.ringway.transcript.intake.polling;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One run's questions to ElevenLabs, no faster than they may be. Used by one thread. */
final class Round {

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

    Round(Turn turn, double requestsPerSecond) {
        this.turn = turn;
        this.spacingNanos = Math.round(TimeUnit.SECONDS.toNanos(1) / requestsPerSecond);
    }

    /**
     * Waits for its time, and asks.
     *
     * @return an answer to this very question, also that there is no such thing, or that it is refused
     * @throws UnavailableException where it is ElevenLabs that does not answer, or the key that is refused
     */
    <T> ElevenLabsAnswer<T> ask(Supplier<ElevenLabsAnswer<T>> question) {
        turn.keep();
        pause();
        ElevenLabsAnswer<T> answer = question.get();
        if (answer instanceof ElevenLabsAnswer.Failed<T>(ElevenLabsFailure failure)) {
            switch (failure) {
                case ElevenLabsFailure.NotNow(String reason, Optional<Duration> retryAfter) ->
                    throw new UnavailableException(reason, retryAfter);
                case ElevenLabsFailure.Credentials _, ElevenLabsFailure.Ambiguous _ ->
                    throw new UnavailableException(failure.reason(), Optional.empty());
                case ElevenLabsFailure.NotFound _, ElevenLabsFailure.Refused _ -> {}
            }
        }
        return answer;
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

package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dialer.AnsweringTwilio.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of attempts that somebody has to look at, whatever Twilio says of them. */
class AttemptWatchTest extends WatchedAttempts {

    @Test
    void aCallThatTwilioDoesNotKnowYetGoesOn() {
        Document attempt = placed(Duration.ofSeconds(5));
        lie(attempt);
        twilio.answers(question -> AnsweringTwilio.NO_SUCH_CALL);

        watch();

        assertThat(now(attempt).state()).isEqualTo(AttemptState.PLACED);
        assertThat(now(attempt).nextLook())
                .hasValueSatisfying(look -> assertThat(look).isAfter(Instant.now()));
    }

    @Test
    void aCallThatTwilioNeverKnewIsUnresolvedAndNotFailed() {
        Document attempt = placed(settings.settling().limit().plusSeconds(1));
        lie(attempt);
        twilio.answers(question -> AnsweringTwilio.NO_SUCH_CALL);

        watch();

        DialAttempt after = now(attempt);
        assertThat(after.state()).isEqualTo(AttemptState.UNRESOLVED);
        assertThat(after.outcome()).contains(AttemptOutcome.UNRESOLVED);
        assertThat(after.reason()).contains("Twilio does not know its call");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 3600})
    void whatSomethingInBetweenDoesNotFindIsNoEnd(long seconds) {
        Document attempt = placed(Duration.ofSeconds(seconds));
        lie(attempt);
        twilio.answers(question -> AnsweringTwilio.BARE_404);

        watch();

        assertThat(now(attempt).state()).isEqualTo(AttemptState.PLACED);
    }

    @Test
    void aCallThatElevenLabsHasPlacedIsLookedUpAgainSoon() {
        Document attempt = placed(Duration.ofSeconds(5)).append("phoneNumberId", "phnum_1");
        lie(attempt);
        twilio.answers(question -> AnsweringTwilio.NO_SUCH_CALL);

        watch();

        assertThat(now(attempt).nextLook())
                .hasValueSatisfying(
                        look -> assertThat(look).isBefore(Instant.now().plus(settings.unreported())));
    }

    @Test
    void severalAreLookedUpAtOneTime() {
        List<Document> several =
                List.of(placed(Duration.ofSeconds(5)), placed(Duration.ofSeconds(5)), placed(Duration.ofSeconds(5)));
        several.forEach(this::lie);
        CountDownLatch together = new CountDownLatch(several.size());
        twilio.answers(question -> {
            together.countDown();
            return cameTogether(together)
                    ? Answer.call(question.path().replaceAll(".*/|\\.json", ""), "ringing")
                    : AnsweringTwilio.BARE_404;
        });

        watch();

        assertThat(several)
                .allSatisfy(attempt -> assertThat(now(attempt).call().status()).contains("ringing"));
    }

    @Test
    void whatNeedsNoAnswerComesFirst() {
        lie(placed(Duration.ofHours(1)));
        Document reserved = attempt("reserved", Duration.ofSeconds(40));
        reserved.remove("requestedAt");
        lie(reserved);
        Document requested = attempt("requested", Duration.ofSeconds(40));
        lie(requested);
        Queue<AttemptState> states = new ConcurrentLinkedQueue<>();
        twilio.answers(question -> {
            states.add(now(reserved).state());
            states.add(now(requested).state());
            return AnsweringTwilio.BARE_404;
        });

        watch();

        assertThat(states).startsWith(AttemptState.FINISHED, AttemptState.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "placed"})
    void whatCannotBeAskedForEverIsUnresolvedWithTheReason(String state) {
        Duration blind = settings.settling().blindLimit();
        Document recent = anAttempt(state, blind.minusMinutes(1));
        Document old = anAttempt(state, blind.plusSeconds(1));
        Document foreign = anAttempt(state, blind.plusSeconds(1));
        foreign.put("accountSid", "AC" + "e".repeat(32));
        for (Document attempt : List.of(recent, old, foreign)) {
            lie(attempt);
        }
        twilio.answers(question -> AnsweringTwilio.NO_CREDENTIALS);

        watch();

        assertThat(now(recent).state().isLive()).isTrue();
        assertThat(now(recent).nextLook())
                .hasValueSatisfying(look -> assertThat(look).isAfter(Instant.now()));
        assertThat(now(old).state()).isEqualTo(AttemptState.UNRESOLVED);
        assertThat(now(old).reason())
                .hasValueSatisfying(why -> assertThat(why).contains("could not be looked for", "20003"));
        assertThat(now(foreign).state()).isEqualTo(AttemptState.UNRESOLVED);
        assertThat(now(foreign).reason())
                .hasValueSatisfying(why -> assertThat(why).contains("account is not configured"));
    }

    private static Document anAttempt(String state, Duration age) {
        return state.equals("placed") ? placed(age) : attempt(state, age);
    }

    private static boolean cameTogether(CountDownLatch together) {
        try {
            return together.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

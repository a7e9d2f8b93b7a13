package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.AttemptOutcome;
import java.time.Duration;
import java.time.Instant;
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
}

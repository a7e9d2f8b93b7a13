package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.starter.twilio.TwilioFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new TwilioFailure.NotProcessed("", Optional.empty()), AttemptOutcome.NOT_PROCESSED),
                Arguments.of(new TwilioFailure.Ambiguous(""), AttemptOutcome.UNKNOWN),
                Arguments.of(new TwilioFailure.Credentials(20003, ""), AttemptOutcome.ACCOUNT_AT_FAULT),
                Arguments.of(new TwilioFailure.Configuration(21210, ""), AttemptOutcome.ACCOUNT_AT_FAULT),
                Arguments.of(new TwilioFailure.NotFound(0, ""), AttemptOutcome.ACCOUNT_AT_FAULT),
                Arguments.of(new TwilioFailure.Undialable(21211, ""), AttemptOutcome.UNDIALABLE),
                Arguments.of(new TwilioFailure.Unreachable(21214, ""), AttemptOutcome.UNREACHABLE),
                Arguments.of(
                        new TwilioFailure.DestinationNotAllowed(21215, ""), AttemptOutcome.DESTINATION_NOT_ALLOWED),
                Arguments.of(new TwilioFailure.NotInProgress(21220, ""), AttemptOutcome.REFUSED),
                Arguments.of(new TwilioFailure.Refused(402, 0, ""), AttemptOutcome.ACCOUNT_AT_FAULT),
                Arguments.of(new TwilioFailure.Refused(403, 0, ""), AttemptOutcome.ACCOUNT_AT_FAULT),
                Arguments.of(new TwilioFailure.Refused(400, 21999, ""), AttemptOutcome.REFUSED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatTwilioSaysOfAskingForACallIsWhatItCameTo(TwilioFailure failure, AttemptOutcome outcome) {
        assertThat(Failures.of(failure).outcome()).isEqualTo(outcome);
    }

    @Test
    void howLongToWaitIsToldOnlyWhereItIsKnown() {
        assertThat(Failures.of(new TwilioFailure.NotProcessed("", Optional.of(Duration.ofSeconds(3))))
                        .retryAfter())
                .contains(Duration.ofSeconds(3));
        assertThat(Failures.of(new TwilioFailure.NotProcessed("", Optional.of(Duration.ZERO)))
                        .retryAfter())
                .isEmpty();
    }
}
